#!/usr/bin/env python3
"""phases.py DIRECTION: medians of Turnstone's own phases over the JSON documents that whole-process.sh left in DOCUMENTS."""
import glob, json, os, statistics, sys

folder = os.environ.get('DOCUMENTS', os.environ.get('BENCH_HOME', '.') + '/turnstone-documents')
seconds = {}
for name in glob.glob(f'{folder}/{sys.argv[1]}-[0-9]*.json'):
    with open(name) as document:
        run = json.load(document)
    for phase in run['phases']:
        seconds.setdefault(phase['name'], []).append(phase['seconds'])
    seconds.setdefault('all', []).append(run['seconds'])
print(sys.argv[1], ' '.join(f'{name} {statistics.median(all_runs):.1f}' for name, all_runs in seconds.items()), 's')
