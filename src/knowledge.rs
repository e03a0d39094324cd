//! What an explainer knows: the built-in catalog and the packs laid over it, under one numbering.

use std::borrow::Cow;
use std::sync::OnceLock;

use error_explainer_pack::layout::{PackKind, WEIGHTS};
use error_explainer_pack::read::{OpenError, Pack};
use error_explainer_pack::source::Width;
use error_explainer_pack::tree::Tree;
use error_explainer_pack::view::{CodeView, ConditionView, NamespaceView};

use crate::index::{CodesOf, Index};
use crate::model::{CodeField, CodeRef, CodeValue};
use crate::scan::marks::Marks;
use crate::scan::signal::Beside;

/// The built-in catalog without its articles.
static CATALOG: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core.bin"));

/// A condition, whichever packs describe it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConditionId(u32);

/// A code of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeId(u32);

/// A namespace, whichever packs add codes to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamespaceId(u32);

/// Bits of a number within its pack.
const LOCAL_BITS: u32 = 24;

#[expect(
    clippy::cast_possible_truncation,
    reason = "packs hold fewer than 2^24 rows and there are fewer than 256 packs"
)]
const fn global(layer: usize, local: usize) -> u32 {
    (layer as u32) << LOCAL_BITS | local as u32
}

const fn split(id: u32) -> (usize, usize) {
    ((id >> LOCAL_BITS) as usize, (id & ((1 << LOCAL_BITS) - 1)) as usize)
}

/// A pack with the numbers that its rows have among all packs.
#[derive(Clone)]
struct Layer {
    pack: Pack,
    articles: Option<Pack>,
    /// Local to global number; empty for the built-in catalog, where both are the same.
    conditions: Vec<u32>,
    namespaces: Vec<u32>,
}

/// All packs.
#[derive(Clone)]
pub struct Knowledge {
    layers: Vec<Layer>,
    /// How many of them are the built-in catalog: one, or two once the codes that few people meet are there.
    built_in: usize,
    weights: Vec<f32>,
    /// Made when the first question comes.
    index: OnceLock<Index>,
    /// Made when the codes of a condition are asked for.
    codes_of: OnceLock<CodesOf>,
    /// Made when the first line with an error is looked at.
    marks: OnceLock<Marks>,
    speech: OnceLock<Marks>,
    /// Made when the first message is looked at.
    besides: OnceLock<Vec<Beside>>,
    /// Conditions that are never a finding.
    no_errors: OnceLock<Vec<ConditionId>>,
}

impl Knowledge {
    /// The built-in catalog.
    ///
    /// # Errors
    /// Never for the catalog that was built with this code.
    pub fn built_in() -> Result<Self, OpenError> {
        Self::open(CATALOG)
    }

    /// A compiled catalog.
    ///
    /// # Errors
    /// Bytes that are no core pack, or of another version.
    pub fn open(core: impl Into<Cow<'static, [u8]>>) -> Result<Self, OpenError> {
        let pack = Pack::open(core, PackKind::Core)?;
        let weights = pack.weights().collect();
        let layer = Layer { pack, articles: None, conditions: Vec::new(), namespaces: Vec::new() };
        Ok(Self {
            layers: vec![layer],
            built_in: 1,
            weights,
            index: OnceLock::new(),
            codes_of: OnceLock::new(),
            marks: OnceLock::new(),
            speech: OnceLock::new(),
            besides: OnceLock::new(),
            no_errors: OnceLock::new(),
        })
    }

    /// Gives the built-in catalog its articles.
    ///
    /// # Errors
    /// Bytes that are no articles, or of another build.
    pub fn set_articles(&mut self, bytes: impl Into<Cow<'static, [u8]>>) -> Result<(), String> {
        let articles = Pack::open(bytes, PackKind::Articles).map_err(|error| error.to_string())?;
        let Some(catalog) = self.layers.first_mut() else { return Ok(()) };
        if articles.identity() != catalog.pack.identity() {
            return Err("the articles belong to another build of error-explainer; take both from one build".to_owned());
        }
        let more = Pack::open(articles.more().to_vec(), PackKind::Core).map_err(|error| error.to_string())?;
        catalog.articles = Some(articles);
        let portals: Vec<Layer> = self.layers.drain(1..).skip(self.built_in - 1).collect();
        self.built_in = 2;
        self.lay(more, None);
        self.relay(portals);
        Ok(())
    }

    /// True once the built-in articles are there.
    #[must_use]
    pub fn has_articles(&self) -> bool {
        self.layers.first().is_some_and(|layer| layer.articles.is_some())
    }

    /// Lays a pack over the others; one of the same name is replaced.
    ///
    /// # Errors
    /// Bytes that are no pack.
    pub fn add(&mut self, core: Vec<u8>, articles: Vec<u8>) -> Result<(), OpenError> {
        let pack = Pack::open(core, PackKind::Core)?;
        let articles = Some(Pack::open(articles, PackKind::Articles)?);
        self.remove(pack.name());
        self.lay(pack, articles);
        Ok(())
    }

    /// Lays a pack over the others, with numbers for what only it has.
    fn lay(&mut self, pack: Pack, articles: Option<Pack>) {
        let layer = self.layers.len();
        let slugs: Vec<(&str, ConditionId)> = self.conditions().map(|id| (self.describe(id).slug, id)).collect();
        let names: Vec<(&str, NamespaceId)> = self.namespaces().map(|id| (self.namespace(id).name, id)).collect();
        let condition = |local: usize| {
            let slug = pack.condition(local).slug;
            slugs.iter().find(|(known, _)| *known == slug).map_or(global(layer, local), |(_, id)| id.0)
        };
        let namespace = |local: usize| {
            let name = pack.namespace(local).name;
            names.iter().find(|(known, _)| *known == name).map_or(global(layer, local), |(_, id)| id.0)
        };
        let conditions = (0..pack.condition_count()).map(condition).collect();
        let namespaces = (0..pack.namespace_count()).map(namespace).collect();
        self.layers.push(Layer { pack, articles, conditions, namespaces });
        self.forget();
    }

    /// Lays packs anew: their numbers may have pointed into one that went, or that came before them.
    fn relay(&mut self, packs: Vec<Layer>) {
        for layer in packs {
            self.lay(layer.pack, layer.articles);
        }
    }

    /// Forgets what was made of the packs that were there before.
    fn forget(&mut self) {
        self.index.take();
        self.codes_of.take();
        self.marks.take();
        self.speech.take();
        self.besides.take();
        self.no_errors.take();
    }

    /// Takes a pack away. The built-in catalog stays.
    pub fn remove(&mut self, name: &str) -> bool {
        let place = self.layers.iter().skip(self.built_in).position(|layer| layer.pack.name() == name);
        let Some(place) = place.map(|place| place + self.built_in) else { return false };
        self.forget();
        let later: Vec<Layer> = self.layers.drain(place..).skip(1).collect();
        self.relay(later);
        true
    }

    /// The packs, the built-in catalog first.
    pub fn packs(&self) -> impl Iterator<Item = &Pack> + Clone {
        self.layers.iter().map(|layer| &layer.pack)
    }

    /// The names of codes, and the filter.
    #[must_use]
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self))
    }

    /// The filter over all words that any pack asks for.
    #[must_use]
    pub fn filter(&self) -> &[u64] {
        self.index().filter()
    }

    /// The marks of lines that report no error.
    #[must_use]
    pub fn marks(&self) -> &Marks {
        self.marks.get_or_init(|| Marks::new(self.packs().flat_map(Pack::silences)))
    }

    /// The words that speak for or against taking a number near them for the code of an error.
    #[must_use]
    pub fn speech(&self) -> &Marks {
        self.speech.get_or_init(|| Marks::of_words(self.packs().flat_map(Pack::speech)))
    }

    /// The carriers that print a number beside a known message.
    #[must_use]
    pub fn besides(&self) -> &[Beside] {
        self.besides.get_or_init(|| {
            self.packs()
                .enumerate()
                .flat_map(|(layer, pack)| Beside::of_pack(self, layer, pack).collect::<Vec<_>>())
                .collect()
        })
    }

    /// The weight of a class of signals, in log-odds.
    #[must_use]
    pub fn weight(&self, class: &str) -> f64 {
        let place = WEIGHTS.iter().position(|name| *name == class);
        self.weight_of(place.unwrap_or(usize::MAX))
    }

    /// The weight of a class by its number.
    #[must_use]
    pub fn weight_of(&self, class: usize) -> f64 {
        self.weights.get(class).copied().map_or(0.0, f64::from)
    }

    /// The number of a pack's condition among all packs.
    #[must_use]
    pub fn canonical_condition(&self, layer: usize, local: u16) -> ConditionId {
        let known = self.layers.get(layer).and_then(|layer| layer.conditions.get(usize::from(local)));
        ConditionId(known.copied().unwrap_or_else(|| global(layer, usize::from(local))))
    }

    /// The condition of this slug.
    #[must_use]
    pub fn condition(&self, slug: &str) -> Option<ConditionId> {
        self.layers.iter().enumerate().find_map(|(number, layer)| {
            let local = (0..layer.pack.condition_count()).find(|&local| layer.pack.condition(local).slug == slug)?;
            Some(ConditionId(layer.conditions.get(local).copied().unwrap_or_else(|| global(number, local))))
        })
    }

    /// What the packs say of a condition; the pack added last counts.
    #[must_use]
    pub fn describe(&self, condition: ConditionId) -> ConditionView<'_> {
        let (layer, local) = split(condition.0);
        let over = self.layers.iter().skip(layer + 1).rev().find_map(|layer| {
            let local = layer.conditions.iter().position(|&known| known == condition.0)?;
            Some(layer.pack.condition(local)).filter(|view| !view.foreign)
        });
        over.unwrap_or_else(|| self.layers[layer.min(self.layers.len() - 1)].pack.condition(local))
    }

    /// All conditions that are described.
    pub fn conditions(&self) -> impl Iterator<Item = ConditionId> {
        self.layers.iter().enumerate().flat_map(|(number, layer)| {
            (0..layer.pack.condition_count()).filter(|&local| !layer.pack.condition(local).foreign).filter_map(
                move |local| {
                    let id = layer.conditions.get(local).copied().unwrap_or_else(|| global(number, local));
                    (id == global(number, local)).then_some(ConditionId(id))
                },
            )
        })
    }

    /// The article of a condition and the name of the pack that it is from, if that is not the catalog.
    #[must_use]
    pub fn article(&self, slug: &str) -> Option<(Tree<'_>, Option<&str>)> {
        self.layers.iter().enumerate().rev().find_map(|(number, layer)| {
            let tree = layer.articles.as_ref()?.article(slug)?;
            Some((tree, (number >= self.built_in).then(|| layer.pack.name())))
        })
    }

    /// The number of a code of a pack.
    #[must_use]
    pub const fn code_id(layer: usize, local: usize) -> CodeId {
        CodeId(global(layer, local))
    }

    /// A code.
    #[must_use]
    pub fn code(&self, code: CodeId) -> CodeView<'_> {
        let (layer, local) = split(code.0);
        let layer = &self.layers[layer.min(self.layers.len() - 1)];
        let mut view = layer.pack.code(local);
        if let (true, Some(meaning), Some(articles)) = (view.summary.is_empty(), view.meaning, &layer.articles) {
            (view.title, view.summary) = articles.meaning_text(meaning);
        }
        view
    }

    /// The condition that a code means.
    #[must_use]
    pub fn condition_of(&self, code: CodeId) -> Option<ConditionId> {
        let (layer, local) = split(code.0);
        Some(self.canonical_condition(layer, self.index().condition(layer, local)?))
    }

    /// The namespace of a code.
    #[must_use]
    pub fn namespace_of(&self, code: CodeId) -> NamespaceId {
        let (layer, local) = split(code.0);
        self.canonical_namespace(layer, self.index().namespace(layer, local).unwrap_or_default())
    }

    /// The number of a pack's namespace among all packs.
    #[must_use]
    pub fn canonical_namespace(&self, layer: usize, local: usize) -> NamespaceId {
        let known = self.layers.get(layer).and_then(|layer| layer.namespaces.get(local));
        NamespaceId(known.copied().unwrap_or_else(|| global(layer, local)))
    }

    /// The namespace of this name.
    #[must_use]
    pub fn namespace_named(&self, name: &str) -> Option<NamespaceId> {
        self.namespaces().find(|&id| self.namespace(id).name == name)
    }

    /// A namespace.
    #[must_use]
    pub fn namespace(&self, namespace: NamespaceId) -> NamespaceView<'_> {
        let (layer, local) = split(namespace.0);
        self.layers[layer.min(self.layers.len() - 1)].pack.namespace(local)
    }

    /// The rule for the reference page and the origin of a namespace; those of the built-in ones stand beside the articles.
    #[must_use]
    pub fn about(&self, namespace: NamespaceId) -> [&str; 2] {
        let (layer, local) = split(namespace.0);
        let Some(layer) = self.layers.get(layer) else { return [""; 2] };
        match &layer.articles {
            Some(articles) if layer.pack.namespace_about(local)[1].is_empty() => articles.namespace_about(local),
            _ => layer.pack.namespace_about(local),
        }
    }

    /// How the numbers of a namespace are written.
    #[must_use]
    pub fn width(&self, namespace: NamespaceId) -> Width {
        let (layer, local) = split(namespace.0);
        self.layers.get(layer).map_or(Width::Text, |layer| layer.pack.namespace_width(local))
    }

    /// All namespaces, each once.
    pub fn namespaces(&self) -> impl Iterator<Item = NamespaceId> {
        self.layers.iter().enumerate().flat_map(|(number, layer)| {
            (0..layer.pack.namespace_count()).filter_map(move |local| {
                let id = layer.namespaces.get(local).copied().unwrap_or_else(|| global(number, local));
                (id == global(number, local)).then_some(NamespaceId(id))
            })
        })
    }

    /// All codes in the order of the packs.
    pub fn codes(&self) -> impl Iterator<Item = CodeId> {
        let layers = self.layers.iter().enumerate();
        layers.flat_map(|(number, layer)| (0..layer.pack.code_count()).map(move |local| Self::code_id(number, local)))
    }

    /// The codes whose number has these 32 bits.
    pub fn codes_with_bits(&self, bits: u32) -> impl Iterator<Item = CodeId> {
        self.index().codes_with_bits(bits)
    }

    /// The codes whose value is this text.
    pub fn codes_with_text<'t>(&'t self, text: &'t str) -> impl Iterator<Item = CodeId> + 't {
        self.index().codes_with_text(self, text)
    }

    /// The codes of this symbol, in any case, by any of their names.
    #[must_use]
    pub fn codes_named(&self, symbol: &str) -> Vec<CodeId> {
        self.index().codes_named(self, symbol)
    }

    /// The symbol and the other names of a code, in lines.
    #[must_use]
    pub fn code_names(&self, code: CodeId) -> String {
        let (layer, local) = split(code.0);
        let words = self.index().words(layer);
        self.layers.get(layer).map(|layer| layer.pack.code_names_with(local, words)).unwrap_or_default()
    }

    /// The symbol of a code.
    #[must_use]
    pub fn symbol(&self, code: CodeId) -> String {
        let mut names = self.code_names(code);
        names.truncate(names.find('\n').unwrap_or(names.len()));
        names
    }

    /// Calls back with the symbol and the other names of every code, in lines.
    pub fn each_code_names(&self, mut found: impl FnMut(CodeId, &str)) {
        for (layer, pack) in self.packs().enumerate() {
            pack.each_code_names(self.index().words(layer), |local, names| found(Self::code_id(layer, local), names));
        }
    }

    /// The code of this id ("winsock:10054").
    #[must_use]
    pub fn code_with_id(&self, id: &str) -> Option<CodeId> {
        let (name, value) = id.split_once(':')?;
        let bits = match value.strip_prefix("0x") {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => value.parse::<i64>().ok().and_then(bits),
        };
        let numbers = bits.into_iter().flat_map(|bits| self.codes_with_bits(bits));
        let codes = numbers.chain(self.codes_with_text(value));
        codes.into_iter().find(|&code| {
            self.namespace(self.namespace_of(code)).name == name && self.code_ref(code).id.eq_ignore_ascii_case(id)
        })
    }

    /// The codes that mean a condition, those that people meet most first.
    #[must_use]
    pub fn codes_of(&self, condition: ConditionId) -> &[CodeId] {
        self.codes_of.get_or_init(|| CodesOf::new(self)).get(condition)
    }

    /// The codes of a namespace, whichever packs add them.
    pub fn codes_of_namespace(&self, namespace: NamespaceId) -> impl Iterator<Item = CodeId> {
        self.layers.iter().enumerate().flat_map(move |(number, layer)| {
            let own = (0..layer.pack.namespace_count())
                .filter(move |&local| self.canonical_namespace(number, local) == namespace);
            own.flat_map(|local| layer.pack.codes_of_namespace(local)).map(move |local| Self::code_id(number, local))
        })
    }

    /// How often people meet a code, in log-odds.
    #[must_use]
    pub fn familiarity(&self, code: CodeId) -> f32 {
        let (layer, local) = split(code.0);
        let own = self.index().prior(layer, local);
        let (layer, local) = split(self.namespace_of(code).0);
        own + self.layers.get(layer).map_or(0.0, |layer| layer.pack.namespace_prior(local))
    }

    /// A code as it crosses the boundary.
    #[must_use]
    pub fn code_ref(&self, code: CodeId) -> CodeRef {
        let view = self.code(code);
        let namespace = self.namespace(self.namespace_of(code));
        let value = match namespace.width {
            Width::Signed => CodeValue::Number(i64::from(view.bits.cast_signed())),
            Width::Unsigned | Width::Hex => CodeValue::Number(i64::from(view.bits)),
            Width::Text => CodeValue::Text(self.code_text(code).into_owned()),
        };
        let lines = self.code_names(code);
        let mut names = lines.split('\n');
        let (written, hex) = match (&value, namespace.width) {
            (CodeValue::Text(text), _) => (text.clone(), None),
            (CodeValue::Number(number), Width::Hex) => (hex_of(*number, 8), Some(hex_of(*number, 8))),
            (CodeValue::Number(number), _) => (number.to_string(), Some(hex_of(*number, 0))),
        };
        CodeRef {
            id: [namespace.name, ":", &written].concat(),
            namespace: namespace.name.to_owned(),
            value,
            hex,
            symbol: names.next().unwrap_or_default().to_owned(),
            aliases: names.map(str::to_owned).collect(),
            platform: namespace.platform.to_owned(),
        }
    }

    /// The value of a code of a namespace of texts.
    #[must_use]
    pub fn code_text(&self, code: CodeId) -> Cow<'_, str> {
        let (layer, local) = split(code.0);
        self.layers.get(layer).map(|layer| layer.pack.code_text(local)).unwrap_or_default()
    }

    /// A heading for a code: its own title, its condition's, or its symbol.
    #[must_use]
    pub fn title_of(&self, code: CodeId) -> String {
        let view = self.code(code);
        let condition = self.condition_of(code).map(|condition| self.describe(condition).title);
        let title = [view.title, condition.unwrap_or_default()].into_iter().find(|title| !title.is_empty());
        title.map_or_else(|| in_words(&self.symbol(code)), str::to_owned)
    }

    /// One sentence on a code: its own or its condition's; empty where there is none.
    #[must_use]
    pub fn summary_of(&self, code: CodeId) -> &str {
        let own = self.code(code).summary;
        match self.condition_of(code) {
            Some(condition) if own.is_empty() => self.describe(condition).summary,
            _ => own,
        }
    }

    /// The official page on a code: its own, or by its namespace's rule.
    #[must_use]
    pub fn url_of(&self, code: CodeId) -> Option<String> {
        let view = self.code(code);
        let [rule, _] = self.about(self.namespace_of(code));
        let url = if view.url.is_empty() {
            let reference = self.code_ref(code);
            let value = match reference.value {
                CodeValue::Number(number) => number.to_string(),
                CodeValue::Text(text) => text,
            };
            rule.replace("{symbol}", &reference.symbol)
                .replace("{symbol_lower}", &reference.symbol.to_ascii_lowercase())
                .replace("{value}", &value)
                .replace("{hex}", &reference.hex.unwrap_or_default())
        } else {
            view.url.to_owned()
        };
        (!url.is_empty()).then_some(url)
    }

    /// The parts of a code's number, where its namespace gives them names.
    #[must_use]
    pub fn fields(&self, code: CodeId) -> Vec<CodeField> {
        self.fields_of(self.namespace_of(code), self.code(code).bits)
    }

    /// The namespaces of which a number is by its structure, where every part that has names has a name that says something.
    pub fn structured(&self, bits: u32) -> impl Iterator<Item = NamespaceId> {
        let structures = self
            .layers
            .iter()
            .enumerate()
            .flat_map(|(number, layer)| layer.pack.structures().map(move |structure| (number, structure)));
        structures.filter_map(move |(number, (local, mask, value))| {
            let pack = &self.layers.get(number)?.pack;
            let named = |(_, mask, values): (&str, u32, &str)| {
                let part = format!("{:x} ", part_of(bits, mask));
                values.is_empty() || values.lines().any(|line| line.starts_with(&part))
            };
            let says = pack.fields(local).any(|(name, mask, _)| name == "facility" && part_of(bits, mask) != 0);
            let fits = bits & mask == value && says && pack.fields(local).all(named);
            fits.then(|| self.canonical_namespace(number, local))
        })
    }

    /// A number of a namespace that has no name, as it crosses the boundary.
    #[must_use]
    pub fn nameless(&self, namespace: NamespaceId, bits: u32) -> CodeRef {
        let view = self.namespace(namespace);
        let hex = hex_of(i64::from(bits), 8);
        CodeRef {
            id: [view.name, ":", &hex].concat(),
            namespace: view.name.to_owned(),
            value: CodeValue::Number(i64::from(bits)),
            hex: Some(hex.clone()),
            symbol: hex,
            aliases: Vec::new(),
            platform: view.platform.to_owned(),
        }
    }

    /// The parts of a code as it crosses the boundary.
    #[must_use]
    pub fn fields_of_ref(&self, code: &CodeRef) -> Vec<CodeField> {
        let bits = match code.value {
            CodeValue::Number(value) => bits(value),
            CodeValue::Text(_) => None,
        };
        let namespace = self.namespace_named(&code.namespace);
        namespace.zip(bits).map(|(namespace, bits)| self.fields_of(namespace, bits)).unwrap_or_default()
    }

    /// The parts of a number of a namespace.
    #[must_use]
    pub fn fields_of(&self, namespace: NamespaceId, bits: u32) -> Vec<CodeField> {
        let (layer, local) = split(namespace.0);
        let fields = self.layers.get(layer).into_iter().flat_map(|layer| layer.pack.fields(local));
        let part = |(name, mask, values): (&str, u32, &str)| {
            let value = part_of(bits, mask);
            let written = format!("{value:x}");
            let named = values.lines().filter_map(|line| line.split_once(' ')).find(|(key, _)| *key == written);
            let value = named.map_or_else(|| value.to_string(), |(_, name)| format!("{name} ({value})"));
            CodeField { name: name.to_owned(), value }
        };
        fields.map(part).collect()
    }

    /// The usual service on a port.
    #[must_use]
    pub fn service(&self, port: u16) -> Option<&str> {
        self.packs().find_map(|pack| pack.service(port))
    }

    /// The usual port of a service.
    #[must_use]
    pub fn service_port(&self, service: &str) -> Option<u16> {
        self.packs().find_map(|pack| pack.service_port(service))
    }

    /// False for what is never a finding: a condition that the catalog lets yield to itself.
    #[must_use]
    pub fn is_error(&self, condition: ConditionId) -> bool {
        !self.no_errors.get_or_init(|| self.yielding_to_themselves()).contains(&condition)
    }

    fn yielding_to_themselves(&self) -> Vec<ConditionId> {
        let of_layer = |(number, layer): (usize, &Layer)| -> Vec<ConditionId> {
            let pairs = layer.pack.yields().filter(|(from, to)| Some(*from) == *to);
            pairs.map(|(from, _)| self.canonical_condition(number, from)).collect()
        };
        self.layers.iter().enumerate().flat_map(of_layer).collect()
    }

    /// True for a condition that says less than any other: it yields to all.
    #[must_use]
    pub fn is_generic(&self, condition: ConditionId) -> bool {
        self.layers.iter().enumerate().any(|(number, layer)| {
            let mut pairs = layer.pack.yields();
            pairs.any(|(from, to)| to.is_none() && self.canonical_condition(number, from) == condition)
        })
    }

    /// True where a finding of `one` yields to a finding of `other`.
    #[must_use]
    pub fn yields(&self, one: ConditionId, other: ConditionId) -> bool {
        self.layers.iter().enumerate().any(|(number, layer)| {
            layer.pack.yields().any(|(from, to)| {
                self.canonical_condition(number, from) == one
                    && to.is_none_or(|to| self.canonical_condition(number, to) == other)
            })
        })
    }
}

/// The 32 bits of a number in the range of i32 or u32.
#[must_use]
pub fn bits(number: i64) -> Option<u32> {
    let signed = i32::try_from(number).ok().map(i32::cast_unsigned);
    signed.or_else(|| u32::try_from(number).ok())
}

/// The bits of a number under a mask, shifted to the right.
fn part_of(bits: u32, mask: u32) -> u32 {
    (bits & mask) >> mask.trailing_zeros().min(31)
}

/// A symbol as a heading: `ERROR_SXS_ASSEMBLY_NOT_FOUND` is "Error sxs assembly not found". Names in mixed case are headings
/// as they are.
fn in_words(symbol: &str) -> String {
    if !symbol.contains('_') {
        return symbol.to_owned();
    }
    let mut words = symbol.replace('_', " ").trim().to_ascii_lowercase();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

fn hex_of(number: i64, digits: usize) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}0x{:0digits$X}", number.unsigned_abs())
}

/// The parts of a number in words: "severity error (3), facility FACILITY_RPC_RUNTIME (2), code 5".
#[must_use]
pub fn told(fields: &[CodeField]) -> String {
    fields.iter().map(|field| [field.name.as_str(), " ", &field.value].concat()).collect::<Vec<_>>().join(", ")
}
