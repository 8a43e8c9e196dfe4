"""Two charts from the current release. Edit it with `.venv/bin/marimo edit docs/notebook.py`; as a page:
`.venv/bin/marimo export html docs/notebook.py -o notebook.html`."""

import marimo

app = marimo.App()


@app.cell
def _():
    import altair as alt
    import marimo as mo

    from flows.settings import Settings
    from warehouse.ask import ask

    def rows(sql):
        """The rows of an answer of the current release, by name of column."""
        answer = ask(Settings().releases, sql)
        return alt.InlineData(values=[dict(zip(answer.columns, row, strict=True)) for row in answer.rows])

    return alt, mo, rows


@app.cell
def _(mo):
    mo.md(
        """
        # Climate networks by year

        From the current release, which `make run` makes. Every question of [sql.md](sql.md) can be asked here.

        ## What Hinku claims, and what its list shows

        The line is what the list shows (certain and carried), the band its bounds, the points what the network claims.
        """
    )


@app.cell
def _(alt, rows):
    sizes = rows(
        """
        SELECT year, listed_lower, listed_best, listed_upper, claimed_value
        FROM network_size_year
        WHERE network_id = 'hinku' AND member_kind = 'municipality'
        ORDER BY year
        """
    )
    base = alt.Chart(sizes).encode(x=alt.X("year:O", title=None))
    bounds = base.mark_area(opacity=0.3).encode(
        y=alt.Y("listed_lower:Q", title="municipalities"), y2=alt.Y2("listed_upper:Q")
    )
    best = base.mark_line().encode(y="listed_best:Q")
    claims = base.mark_point(filled=True, color="black").encode(
        y="claimed_value:Q", tooltip=["year:O", "claimed_value:Q"]
    )
    size_chart = alt.layer(bounds, best, claims).properties(width=600, height=250)
    size_chart
    return (size_chart,)


@app.cell
def _(mo):
    mo.md(
        """
        ## How sure we are of Fisu's members

        By year: `certain` has evidence from then or later, `carried` from one or two years before, `possible` none.
        """
    )


@app.cell
def _(alt, rows):
    states = rows(
        """
        SELECT year, state, count(*) AS n
        FROM membership_year
        WHERE network_id = 'fisu'
        GROUP BY ALL
        ORDER BY ALL
        """
    )
    state_chart = (
        alt.Chart(states)
        .mark_bar()
        .encode(
            x=alt.X("year:O", title=None),
            y=alt.Y("n:Q", title="members"),
            color=alt.Color("state:N", sort=["certain", "carried", "possible"]),
            tooltip=["year:O", "state:N", "n:Q"],
        )
        .properties(width=600, height=250)
    )
    state_chart
    return (state_chart,)


if __name__ == "__main__":
    app.run()
