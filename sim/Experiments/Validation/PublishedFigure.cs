namespace HvSim.Experiments.Validation;

/// <summary>What a published figure is to the model.</summary>
public enum FigureUse
{
    /// <summary>A parameter was chosen so that the model gives it: no evidence for the model.</summary>
    Calibrated,

    /// <summary>The model says it without having been told.</summary>
    Predicted,

    /// <summary>The model says it without having been told, and it was published as the most that was seen.</summary>
    PredictedUpTo,
}

/// <summary>How a figure is read off the simulation.</summary>
public enum FigureForm
{
    /// <summary>The metric of the scenario as it stands, or of its alternative where one is named.</summary>
    Value,

    /// <summary>The metric of the alternative over that of the scenario as it stands.</summary>
    Ratio,

    /// <summary>The metric of the scenario as it stands over that of the alternative.</summary>
    InverseRatio,
}

/// <summary>One published figure, and how the simulator gives it.</summary>
public sealed record PublishedFigure
{
    /// <summary>The file of its row, as the user named it; empty where it comes from none.</summary>
    public string File { get; init; } = "";

    /// <summary>The line of its row in that file, from 1; 0 where it comes from none.</summary>
    public int Line { get; init; }

    /// <summary>Number or name of the row.</summary>
    public required string Id { get; init; }

    /// <summary>What the figure is, in words.</summary>
    public required string Title { get; init; }

    /// <summary>The published value, in the unit of <see cref="Unit"/>.</summary>
    public required double Published { get; init; }

    /// <summary>Its unit, empty for a ratio.</summary>
    public required string Unit { get; init; }

    /// <summary>Largest deviation that counts as a hit, in percent of the published value; downwards only for an upper end.</summary>
    public required double BandPercent { get; init; }

    /// <summary>What it is to the model.</summary>
    public required FigureUse Use { get; init; }

    /// <summary>Key in docs/SOURCES.md.</summary>
    public required string Source { get; init; }

    /// <summary>Scenario file, relative to the folder of the figures.</summary>
    public required string Scenario { get; init; }

    /// <summary>Name of the alternative that it takes, or empty.</summary>
    public required string Alternative { get; init; }

    /// <summary>Name of the metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Guest class, or empty for the host.</summary>
    public required string Guest { get; init; }

    /// <summary>Statistic of the metric, or empty.</summary>
    public required string Statistic { get; init; }

    /// <summary>How it is read off.</summary>
    public required FigureForm Form { get; init; }

    /// <summary>What was fitted, or why it misses; empty where there is nothing to say.</summary>
    public required string Remark { get; init; }
}
