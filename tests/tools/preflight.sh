#!/bin/sh
# Validates PDF files against PDF/A-1b: tests/tools/preflight.sh FILE...
set -eu
jars=/usr/share/java
classes=$(dirname "$0")/Preflight.java
path=
for jar in preflight pdfbox2 fontbox2 xmpbox commons-logging commons-io javax.activation jaxb-api; do
    path=$path:$jars/$jar.jar
done
exec java -cp "${path#:}" "$classes" "$@"
