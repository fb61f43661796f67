"""What ``tools/bench_documents.py`` measures: two styles, three qualities, places, cost, memory."""
