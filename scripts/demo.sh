#!/usr/bin/env bash
# Reads ARTICLES into a fresh database under DEMO, exports it, writes the report and asks two questions.
set -euo pipefail
articles=$1
demo=$2
database=$demo/newsledger.db

if [ ! -e "$articles" ]; then
    echo "error: $articles: no such folder; give one as make demo ARTICLES=DIR" >&2
    exit 2
fi
mkdir -p "$demo"
rm -rf "$database" "$database-wal" "$database-shm" "$demo/export" "$demo/report.html"

# Gold files (.yaml) beside articles are no articles, so the folder is given and not a glob; 3 says that some inputs were left out.
newsledger run "$articles" --db "$database" || [ $? -eq 3 ]
newsledger export "$demo/export/csv" --format csv --db "$database" > "$demo/export-csv.log"
newsledger export "$demo/export/parquet" --format parquet --db "$database" > "$demo/export-parquet.log"
rm -f "$demo/export-csv.log" "$demo/export-parquet.log"
newsledger report "$demo/report.html" --db "$database" > /dev/null

for question in planned_vs_arrived may_be_model; do
    printf '\n$ newsledger query %s --db %s\n' "$question" "$database"
    newsledger query "$question" --db "$database"
done

printf '\nDatabase  %s\nExports   %s/csv, %s/parquet\nReport    %s\n' "$database" "$demo/export" "$demo/export" "$demo/report.html"
printf 'Next      source .venv/bin/activate; newsledger query --list --db %s\n' "$database"
