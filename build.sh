#!/usr/bin/env bash
# Builds, serves, tests and measures error-explainer. `./build.sh help` tells how.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec </dev/null

help() {
  cat <<'EOF'
Usage: ./build.sh [COMMAND]

Commands
  build           build everything: the site and the npm package, in www/dist/ (the default)
  serve [PORT]    build, serve the site on localhost and print its address
  test            build and run every check and every test
  bench           build and print sizes, start-up times and throughput
  help            print this text

Whatever is missing is fetched on the first run and kept in .cache/, target/ and www/node_modules/. Later runs rebuild
only what changed.

Needed beforehand: cargo (https://rustup.rs, the stable toolchain), a C linker, Node 20 or later with npm.

Environment
  CHROME           the Chromium or Chrome for the browser tests and measurements; without it one is looked for in PATH
                   and, as root or with a sudo that asks no password, installed as Debian's package
  PORT             the port for serve (8137; 0 takes any that is free)
  WASM_TOOLCHAIN   what compiles to wasm: `rustup` (the target wasm32-unknown-unknown of rustup's toolchain) or `debian`
                   (rustc-web, cargo-web and rust-web-src, with the standard library built from source);
                   without it, whichever is installed, else rustup's target is added, else Debian's packages installed
  NO_INSTALL       set to 1: install nothing on the system; no package, no rustup target or component
  CARGO_TARGET_DIR where cargo builds (target); the build for wasm has a directory of its own in it
  CI               set: Cargo.lock must be up to date
EOF
}

say() { printf '\n==> %s\n' "$*"; }
note() { printf '    %s\n' "$*"; }
stop() {
  printf 'build.sh: %s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }
limited() { # SECONDS COMMAND...
  if have timeout; then timeout "$@"; else "${@:2}"; fi
}
may_install() { [ "${NO_INSTALL:-0}" != 1 ]; }

# ---------------------------------------------------------------------------------------------------------------------
# What was built from what: a stamp holds a hash over names and contents of a step's inputs.

sha=(sha256sum)
have sha256sum || sha=(shasum -a 256)
hash_of() { # PATH...
  find "$@" \( -name node_modules -o -path www/dist \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 "${sha[@]}" | "${sha[@]}" | cut -d' ' -f1
}
unchanged() { [ "$(cat ".cache/stamps/$1" 2>/dev/null)" = "$2" ]; } # NAME HASH
stamp() { mkdir -p .cache/stamps && printf '%s\n' "$2" >".cache/stamps/$1"; }
unstamp() { rm -f ".cache/stamps/$1"; }

# ---------------------------------------------------------------------------------------------------------------------
# Tools

# Installs Debian packages where that is possible; false where it is not.
debian_install() { # PACKAGE...
  may_install && have apt-get || return 1
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 -qq -y)
  if [ "$(id -u)" != 0 ]; then
    { have sudo && sudo -n true 2>/dev/null; } || return 1
    apt=(sudo -n "${apt[@]}")
  fi
  note "installing Debian's $*"
  # The package lists may be missing or too old: then they are fetched, once.
  local install=("${apt[@]}" install --no-install-recommends --no-remove "$@")
  mkdir -p .cache
  { "${install[@]}" || { "${apt[@]}" update && "${install[@]}"; }; } >.cache/apt.log 2>&1 ||
    { note "apt-get failed, see .cache/apt.log" && return 1; }
}

need_basics() {
  have cargo || stop "cargo is missing: install Rust's stable toolchain from https://rustup.rs and run this again."
  have cc || debian_install gcc libc6-dev ||
    stop "A C linker (cc) is missing: install one, on Debian with \`apt-get install gcc libc6-dev\`, and run this again."
  { have node && have npm && node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)'; } ||
    stop "Node 20 or later with npm is missing: install it from https://nodejs.org and run this again."
}

npm_dependencies() {
  local want
  want=$(hash_of www/package.json www/package-lock.json)
  if [ -d www/node_modules ] && unchanged npm "$want"; then return; fi
  say "npm dependencies"
  unstamp npm
  npm --prefix www ci --no-audit --no-fund --no-update-notifier --loglevel=error ||
    stop "The npm dependencies cannot be installed: see npm's message above; the npm registry must be reachable, or named by npm's setting \`registry\`."
  stamp npm "$want"
}

rustup_target() { # is there a standard library for wasm beside the rustc in PATH?
  local dir
  dir=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) &&
    [ -n "$(find "$dir" -name 'libstd-*.rlib' 2>/dev/null)" ]
}
debian_target() { # Debian's rustc, cargo and the library's source?
  [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] &&
    [ -f "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust/library/std/Cargo.toml" ]
}
add_rustup_target() {
  may_install && have rustup || return 1
  note "adding rustup's target wasm32-unknown-unknown"
  limited 60 rustup target add wasm32-unknown-unknown >/dev/null 2>&1 && rustup_target
}
add_debian_target() { debian_install rustc-web cargo-web rust-web-src && debian_target; }

# Sets wasm_toolchain to rustup or debian.
choose_wasm_toolchain() {
  local remedy="run \`rustup target add wasm32-unknown-unknown\`, or on Debian as root \`apt-get install rustc-web cargo-web rust-web-src\`, and then this again."
  wasm_toolchain=${WASM_TOOLCHAIN:-}
  case $wasm_toolchain in
    rustup) rustup_target || add_rustup_target || stop "rustup's target for wasm is missing and could not be added: $remedy" ;;
    debian) debian_target || add_debian_target || stop "Debian's compiler for wasm is missing and could not be installed: $remedy" ;;
    '')
      if rustup_target; then
        wasm_toolchain=rustup
      elif debian_target; then
        wasm_toolchain=debian
      else
        say "Compiler for wasm"
        if add_rustup_target; then
          wasm_toolchain=rustup
        elif add_debian_target; then
          wasm_toolchain=debian
        else
          stop "No compiler for wasm: $remedy"
        fi
      fi
      ;;
    *) stop "WASM_TOOLCHAIN is \`$wasm_toolchain\`: set it to \`rustup\` or \`debian\`." ;;
  esac
}

llvm_of() { "$1" --version --verbose | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p'; } # RUSTC

# The linker for Debian's compiler: one of the same LLVM, from rustup's toolchain or Debian's lld.
wasm_linker() {
  local llvm bundled
  llvm=$(llvm_of /usr/bin/rustc)
  bundled="$(rustc --print sysroot)/lib/rustlib/$(rustc --version --verbose | sed -n 's/^host: //p')/bin/rust-lld"
  if [ -x "$bundled" ] && [ "$(llvm_of rustc)" = "$llvm" ]; then
    printf '%s\n' "$bundled"
  elif have "wasm-ld-$llvm" || debian_install "lld-$llvm" >&2; then
    command -v "wasm-ld-$llvm"
  elif [ -x "$bundled" ]; then
    printf '%s\n' "$bundled"
  else
    stop "A linker for wasm is missing: on Debian as root run \`apt-get install lld-$llvm\`, and then this again."
  fi
}

# Sets wasm_bindgen to a wasm-bindgen of the version that Cargo.lock names: its glue and the crate must agree.
wasm_bindgen_cli() {
  local version dir
  version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
  [ -n "$version" ] || stop "Cargo.lock does not name wasm-bindgen: run \`cargo update --workspace\` and then this again."
  if [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ]; then
    wasm_bindgen=wasm-bindgen
    return
  fi
  dir=$PWD/.cache/tools/wasm-bindgen-$version
  wasm_bindgen=$dir/bin/wasm-bindgen
  if [ "$("$wasm_bindgen" --version 2>/dev/null)" = "wasm-bindgen $version" ]; then return; fi
  say "wasm-bindgen $version"
  # Its own lock file first; a registry that lacks one of those exact versions gets the nearest.
  local install=(env -u CARGO_TARGET_DIR -u RUSTFLAGS cargo install wasm-bindgen-cli --quiet --version "=$version" --root "$dir")
  "${install[@]}" --locked 2>/dev/null || "${install[@]}" ||
    stop "wasm-bindgen $version cannot be installed: see cargo's message above; cargo's registry must be reachable, or a wasm-bindgen of this version in PATH."
}

# ---------------------------------------------------------------------------------------------------------------------
# Steps of the build

# Catalog and core, by cargo, which knows itself what changed; then the glue and the optimised module, in .cache/wasm/.
wasm() {
  # Of the features that browsers have had for years, all but SIMD are the target's defaults.
  local flags='-C target-feature=+simd128'
  local build=(build --lib --release --target wasm32-unknown-unknown --target-dir "${CARGO_TARGET_DIR:-target}/wasm" --message-format=json)
  if [ -n "${CI:-}" ]; then build+=(--locked); fi
  local made module articles
  if [ "$wasm_toolchain" = debian ]; then
    local linker
    linker=$(wasm_linker)
    made=$(env -u CARGO_ENCODED_RUSTFLAGS RUSTFLAGS="$flags" RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$linker" \
      /usr/bin/cargo "${build[@]}" -Z build-std=std,panic_abort | node tools/build/cargo-messages.mjs)
  else
    made=$(env -u CARGO_ENCODED_RUSTFLAGS RUSTFLAGS="$flags" cargo "${build[@]}" | node tools/build/cargo-messages.mjs)
  fi
  module=$(sed -n 's/^wasm //p' <<<"$made")
  articles=$(sed -n 's/^articles //p' <<<"$made")
  [ -f "$module" ] || stop "cargo built no error_explainer.wasm: see Cargo.toml's [lib]."
  if [ ! -f "$articles" ] && grep -q 'articles\.bin' build.rs; then
    stop "build.rs wrote no articles.bin to its OUT_DIR."
  fi

  local out=.cache/wasm next=.cache/wasm.next want
  want=$(hash_of "$module" ${articles:+"$articles"} build.sh www/package-lock.json)
  if [ -f $out/error_explainer_bg.wasm ] && unchanged wasm "$want"; then return; fi
  say "wasm-bindgen and wasm-opt"
  unstamp wasm
  rm -rf $next
  "$wasm_bindgen" --target web --experimental-reset-state-function --out-dir $next --out-name error_explainer "$module"
  # Features by name: with all of them wasm-opt makes modules that no browser loads.
  www/node_modules/.bin/wasm-opt -O3 \
    --enable-simd --enable-bulk-memory --enable-bulk-memory-opt --enable-sign-ext --enable-mutable-globals \
    --enable-nontrapping-float-to-int --enable-reference-types --enable-multivalue --enable-call-indirect-overlong \
    --strip-debug --strip-producers --strip-target-features \
    $next/error_explainer_bg.wasm -o $next/optimised.wasm
  mv $next/optimised.wasm $next/error_explainer_bg.wasm
  if [ -n "$articles" ]; then cp "$articles" $next/articles.bin; fi
  rm -rf $out
  mv $next $out
  stamp wasm "$want"
}

# The site and the npm package, in www/dist/.
site() {
  local want
  want=$(hash_of www .cache/wasm README.md LICENSE-MIT LICENSE-APACHE Cargo.toml)
  # What was made counts too: others may have made it from something else.
  if [ -d www/dist/site ] && [ -d www/dist/package ] && unchanged site "$want $(hash_of www/dist/*)"; then return; fi
  say "Site and npm package"
  unstamp site
  npm --prefix www run --silent build
  stamp site "$want $(hash_of www/dist/*)"
}

build() {
  need_basics
  mkdir -p .cache
  # One build at a time in one tree.
  if have flock; then
    exec 9>.cache/lock
    flock --nonblock 9 || { note "waiting for another build" && flock 9; }
  fi
  npm_dependencies
  choose_wasm_toolchain
  wasm_bindgen_cli
  wasm
  site
  exec 9>&-
}

# ---------------------------------------------------------------------------------------------------------------------
# Commands

serve() {
  build
  if [ $# -gt 0 ]; then export PORT=$1; fi
  say "The page, until Ctrl+C ends it"
  exec node www/serve.mjs
}

# Names a browser by CHROME.
browser() {
  if [ -n "${CHROME:-}" ]; then
    [ -x "$CHROME" ] || stop "CHROME names \`$CHROME\`, which is not a program: name a Chromium or Chrome."
  else
    local name
    for name in chromium chromium-browser google-chrome-stable google-chrome; do
      if CHROME=$(command -v $name); then break; fi
    done
    if [ -z "$CHROME" ] && debian_install chromium; then CHROME=$(command -v chromium); fi
    [ -n "$CHROME" ] ||
      stop "No browser: as root run \`apt-get install chromium\`, or name a Chromium or Chrome by CHROME=/path/to/it, and then this again."
  fi
  export CHROME
}

rust_component() { # COMMAND COMPONENT
  cargo "$1" --version >/dev/null 2>&1 && return
  if may_install && have rustup; then limited 60 rustup component add "$2" >/dev/null 2>&1 || true; fi
  cargo "$1" --version >/dev/null 2>&1 || stop "cargo $1 is missing: run \`rustup component add $2\` and then this again."
}

check() { # TITLE COMMAND...: runs one step of the tests and remembers how it ended.
  local title=$1 begun=$SECONDS
  shift
  say "$title"
  if "$@"; then
    results+=("passed  $title ($((SECONDS - begun)) s)")
  else
    results+=("FAILED  $title ($((SECONDS - begun)) s)")
    failed=$((failed + 1))
    return 1
  fi
}

run_tests() {
  # Whatever may be missing first, so that nobody learns of it after minutes.
  need_basics
  rust_component fmt rustfmt
  rust_component clippy clippy
  choose_wasm_toolchain
  browser
  local results=() failed=0 locked=()
  if [ -n "${CI:-}" ]; then locked=(--locked); fi
  check "Rust: format" cargo fmt --all --check -- -l || true
  check "Rust: lints" cargo clippy ${locked[@]+"${locked[@]}"} --workspace --all-targets -- -D warnings || true
  check "Rust: tests" cargo test ${locked[@]+"${locked[@]}"} --workspace --no-fail-fast || true
  # A process of its own, so that a failure ends the build and not these tests.
  if check "Build of wasm, site and package" env WARNINGS=deny "$BASH" build.sh build; then
    check "JavaScript: types and lints" npm --prefix www run --silent check || true
    export NODE_OPTIONS="${NODE_OPTIONS:-} --test-reporter=spec"
    check "JavaScript: API in Node" npm --prefix www run --silent test:node || true
    check "JavaScript: page in $CHROME" npm --prefix www run --silent test:browser || true
  fi
  say "Summary"
  printf '    %s\n' "${results[@]}"
  printf '\n%d steps passed, %d failed\n' $((${#results[@]} - failed)) "$failed"
  [ "$failed" = 0 ]
}

bench() {
  build
  browser
  say "Measurements"
  node benches/bench.mjs
}

main() {
  local command=${1:-build}
  [ $# = 0 ] || shift
  case $command in
    build)
      build
      say "Built: the site in www/dist/site, the npm package in www/dist/package"
      ;;
    serve) serve "$@" ;;
    test) run_tests ;;
    bench) bench ;;
    help | -h | --help) help ;;
    *) stop "There is no command \`$command\`: \`./build.sh help\` lists them." ;;
  esac
}

# On one line, so that changing this file does not disturb a run.
main "$@"; exit
