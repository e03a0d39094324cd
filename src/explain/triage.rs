//! Which cause it is: the author's likelihoods, weighed by the circumstances and by what was observed.

use error_explainer_pack::article::port_range;
use error_explainer_pack::order;
use error_explainer_pack::tree::Tree;

use super::case::Case;
use super::{peer, platform};
use crate::model::{Cause, Step};

/// Step to observation.
type Answers = [(String, String)];

/// Above this a cause stands out without any answer.
const STANDS_OUT: f64 = 0.5;

/// The causes of an article, the likeliest first, with what raised or lowered them.
pub fn causes(article: Tree<'_>, case: &Case<'_>, answers: &Answers) -> Vec<Cause> {
    let chosen: Vec<_> = chosen(article, answers).collect();
    let mut causes: Vec<_> = article.get("cause").items().map(|item| weigh(item, case, &chosen)).collect();
    normalise(&mut causes);
    order::heaviest_first(&mut causes, |cause| cause.likelihood);
    causes
}

/// An observation that was chosen for a step.
pub struct Chosen<'a> {
    /// The step's question.
    pub title: &'a str,
    /// What was observed.
    pub text: &'a str,
    shifts: Tree<'a>,
}

/// The observations that the answers name. What names none of this article has no effect.
pub fn chosen<'a>(article: Tree<'a>, answers: &'a Answers) -> impl Iterator<Item = Chosen<'a>> {
    article.get("diagnose").items().filter_map(move |step| {
        let answer = answers.iter().find(|(known, _)| known == step.get("id").text()).map(|(_, answer)| answer)?;
        let found = step.get("observation").items().find(|observation| observation.get("id").text() == answer)?;
        Some(Chosen { title: step.get("title").text(), text: found.get("text").text(), shifts: found.get("shifts") })
    })
}

/// A cause with its weight in place of its likelihood.
fn weigh(item: Tree<'_>, case: &Case<'_>, chosen: &[Chosen<'_>]) -> Cause {
    let id = item.get("id").text();
    let mut weight = positive(item.get("likelihood")).unwrap_or(0.0);
    let mut because = Vec::new();
    for when in item.get("when").items().filter(|&when| holds(when, case)) {
        weight *= positive(when.get("factor")).unwrap_or(1.0);
        because.push(when.get("because").text().to_owned());
    }
    for chosen in chosen {
        if let Some(ratio) = positive(chosen.shifts.get(id)).filter(|&ratio| ratio != 1.0) {
            weight *= ratio;
            because.push([chosen.title, " — ", chosen.text].concat());
        }
    }
    Cause {
        id: id.to_owned(),
        title: item.get("title").text().to_owned(),
        text: case.platform.shape(item.get("text").text()),
        likelihood: weight,
        because,
    }
}

fn positive(tree: Tree<'_>) -> Option<f64> {
    tree.number().map(f64::from).filter(|number| number.is_finite() && *number > 0.0)
}

/// Makes weights sum to 1. Where they cannot, every cause is as likely as the next.
fn normalise(causes: &mut [Cause]) {
    let sum: f64 = causes.iter().map(|cause| cause.likelihood).sum();
    let even = 1.0 / causes.len() as f64;
    for cause in causes {
        cause.likelihood = if sum.is_finite() && sum > 0.0 { cause.likelihood / sum } else { even };
    }
}

/// True where every circumstance that is asked about is known and as asked.
fn holds(when: Tree<'_>, case: &Case<'_>) -> bool {
    let entities = case.entities;
    let asks = |(key, _): &(&str, Tree<'_>)| !matches!(*key, "factor" | "because");
    when.entries().filter(asks).all(|(key, wanted)| match key {
        "operation" => is_one_of(wanted, entities.operation.as_deref()),
        "role" => is_one_of(wanted, entities.role.as_deref()),
        "runtime" => is_one_of(wanted, entities.runtime.as_deref()),
        "product" => is_one_of(wanted, entities.product.as_deref()),
        "service" => is_one_of(wanted, entities.service.as_deref()),
        "host" => is_one_of(wanted, entities.host.as_deref().and_then(peer::kind)),
        "platform" => case.reported_on.is_some_and(|known| wanted.texts().any(|name| platform::counts_as(known, name))),
        "port" => entities.port.is_some_and(|port| has_port(wanted, port)),
        _ => false,
    })
}

fn is_one_of(wanted: Tree<'_>, known: Option<&str>) -> bool {
    known.is_some_and(|known| wanted.texts().any(|text| text == known))
}

/// Ports are written as numbers or as texts, alone or in a list.
fn has_port(wanted: Tree<'_>, port: u16) -> bool {
    let is_it = |node: Tree<'_>| match node.number() {
        Some(number) => number == f32::from(port),
        None => port_range(node.text()).is_some_and(|(low, high)| (low..=high).contains(&port)),
    };
    is_it(wanted) || wanted.items().any(is_it)
}

/// Puts the resolutions of the cause that stands out first, in the author's order; the others follow in theirs.
pub fn order(mut steps: Vec<Step>, causes: &[Cause], article: Tree<'_>, answers: &Answers) -> Vec<Step> {
    let answered = chosen(article, answers).next().is_some();
    if let Some(first) = causes.first().filter(|cause| cause.likelihood >= STANDS_OUT || answered) {
        order::by_key(&mut steps, |step| !step.causes.iter().flatten().any(|cause| *cause == first.id));
    }
    steps
}
