use error_explainer::*;
use std::time::Instant;
fn main(){
  let e=Explainer::new().unwrap();
  for f in ["ordinary","dense","mixed"]{
    let t=std::fs::read(format!("/tmp/{f}.log")).unwrap();
    for _ in 0..2{
    let s=Instant::now(); let r=e.classify_bytes(&t,&ClassifyOptions::default()); let d=s.elapsed().as_secs_f64();
    println!("{f} {:.0} MB/s findings {}", t.len() as f64/1e6/d, r.findings.len());}
    let k=knowledge::Knowledge::built_in().unwrap(); let mut w=Vec::new();
    let s=Instant::now(); scan::hot::pass(&t,k.filter(),&mut w); println!("  hot {:.0} MB/s hits {} per MB {:.0} filter bytes {}", t.len() as f64/1e6/s.elapsed().as_secs_f64(), w.len(), w.len() as f64/t.len() as f64*1e6, k.filter().len()*8);
    let mut c=std::collections::HashMap::new(); for x in &w{ *c.entry(String::from_utf8_lossy(&t[x.start as usize..x.end as usize]).to_lowercase()).or_insert(0)+=1;}
    let mut v:Vec<_>=c.into_iter().collect(); v.sort_by_key(|x|-x.1); println!("  {:?}",&v[..v.len().min(40)]);
  }
}
