"""The domain: from answers to shown results. Knows no Streamlit, no Altair and no sentence."""
