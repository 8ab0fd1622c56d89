"""The smallest app to stand beside: a list to choose from, and one chart of what is chosen."""

import altair as alt
import polars as pl
import streamlit as st

NAMES = list("abcdefgh")

chosen = NAMES.index(st.selectbox("Choice", NAMES))
values = [(chosen + place) % len(NAMES) + 1 for place in range(len(NAMES))]
rows = pl.DataFrame({"name": NAMES, "value": values})
st.altair_chart(alt.Chart(rows).mark_bar().encode(x="name", y="value"))
