# Sourced by the scripts beside it: the project's folder, and Node 22 first on PATH where bin/setup had to bring it.
project="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
node_folder="$project/.cache/node"
if [ -x "$node_folder/node_modules/node/bin/node" ]; then
  export PATH="$node_folder/node_modules/node/bin:$node_folder/node_modules/.bin:$PATH"
fi
preset="${BUILD_PRESET:-release}"
build="$project/build/$preset"
jobs="$(nproc)"
