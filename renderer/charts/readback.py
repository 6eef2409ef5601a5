"""stub"""
def read_back(svg, chart): return []
def read_summaries(svg, chart): return []
