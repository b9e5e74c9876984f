using System.Text.Json.Serialization;
using HvSim.Report.Comparison;

namespace HvSim.Report.Charts;

/// <summary>What a chart shows, before it is drawn.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ResponseTimeFigure), "times")]
[JsonDerivedType(typeof(CpuWaitFigure), "cpu-wait")]
[JsonDerivedType(typeof(StackedFigure), "stack")]
[JsonDerivedType(typeof(MemoryFigure), "memory")]
[JsonDerivedType(typeof(StretchFigure), "stretch")]
[JsonDerivedType(typeof(TornadoFigure), "sensitivity")]
[JsonDerivedType(typeof(ForestFigure), "differences")]
public abstract record ChartFigure
{
    /// <summary>File name without its extension.</summary>
    public required string Name { get; init; }

    /// <summary>What the chart shows.</summary>
    public required string Title { get; init; }

    /// <summary>A line of small print under the title.</summary>
    public required string Note { get; init; }

    /// <summary>The picture.</summary>
    public abstract Chart Draw();
}
