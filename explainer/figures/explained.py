"""The explaining drawings as figures: each with its message, its words and what stays uncertain."""

from __future__ import annotations

from explainer.evidence import Evidence
from explainer.figures import mechanisms, stories
from explainer.figures.frame import Figure, source_line
from explainer.rendering import claims
from explainer.rendering.html import el


def what_goes_wrong(evidence: Evidence) -> Figure:
    """B cell, autoantibody, tissue."""
    drawing = mechanisms.what_goes_wrong()
    return Figure(
        "what-goes-wrong", "In lupus, B cells lead to antibodies against the body's own tissue", drawing,
        "Schematic, not to scale. Simplified: B cells also wake other immune cells, and not every harm runs through antibodies.",
        drawing=drawing,
        words=(
            "A B cell takes a part of the body for an intruder. B cells carry a marker named CD19.",
            "It turns into plasma cells, which release autoantibodies, shaped like a Y.",
            "The autoantibodies grip parts of the body's own cells, and organs are harmed, such as kidney, skin or joints.",
        ),
    )


def what_a_car_is(evidence: Evidence) -> Figure:
    """The receptor on a T cell meets CD19."""
    drawing = mechanisms.what_a_car_is()
    return Figure(
        "what-a-car-is", "The CAR is a receptor on your own T cell; that cell removes healthy B cells too", drawing,
        "Schematic, not to scale. CAR stands for chimeric antigen receptor.", drawing=drawing,
        how="The numbers in the drawing are those of the lines below. Ask what your product grips.",
        words=(
            "The T cell is your own. It was collected from your blood.",
            "A gene was added. It lets the cell make a receptor, the CAR: the forks that reach out of the cell.",
            "The CAR grips CD19, a marker on B cells, drawn as short bars. B cells behind lupus and healthy B cells both carry it. Both are removed.",
        ),
    )


def cd19_or_bcma(evidence: Evidence) -> Figure:
    """Which marker sits on which cell."""
    drawing = mechanisms.cd19_or_bcma()
    return Figure(
        "cd19-or-bcma", "CD19 sits on B cells, BCMA on plasma cells, so a product can leave some cells behind", drawing,
        "Schematic, not to scale. Which cells really go depends on the product: some carry both receptors.", drawing=drawing,
        how="Compare the two halves, then ask which cells your product is aimed at.",
        words=(
            "Early B cells in the bone marrow, and B cells in blood and lymph glands, carry CD19.",
            "Plasmablasts, the young makers of antibodies, carry CD19.",
            "Long-lived plasma cells mostly lack CD19 and carry BCMA. A product against CD19 can leave them, and the antibodies they make.",
            "A dash: no text that we read says whether these cells carry BCMA.",
        ),
    )


def where_it_hurts(evidence: Evidence) -> Figure:
    """Where lupus can reach."""
    drawing = stories.body()
    return Figure(
        "where-it-hurts", "Lupus can reach many parts of the body, and different ones in different people", drawing,
        "Schematic, not to scale.", drawing=drawing,
        words=("Brain and nerves; a rash on the face; skin.", "Lungs, heart and blood vessels.", "Kidneys, joints and the blood itself."),
        how="A line leads to each part. Mark those that lupus has reached in you, and show it at your visit.",
    )


def three_routes(evidence: Evidence) -> Figure:
    """Own cells, donor cells, made inside the body."""
    drawing = stories.three_routes()
    without = evidence.claims["chemo-hn2301"]
    caption = el(
        "span", "Schematic, not to scale. ",
        claims.filled(without, without.sentence), " ", source_line([without], evidence),
    )
    return Figure(
        "three-routes", "There are three routes to CAR T cells: your own, a donor's, or made inside the body", drawing, caption, drawing=drawing,
        how="Follow each row to its end, then ask which of the three routes your trial takes.",
        words=(
            "Your own cells: your blood, weeks in a laboratory, chemotherapy to make room, back to you.",
            "Donor cells: a donor's blood, a laboratory, kept in stock until you need them, chemotherapy (though not in every group), to you.",
            "Made inside the body: an instruction, given by drip, changes your T cells in you. The one group that we read of "
            "had no chemotherapy.",
        ),
    )
