using System.Reflection;
using Xunit;

namespace HvSim.Tests.Habits;

/// <summary>One-way layers, and packages only where they belong.</summary>
public sealed class LayerTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["HvSim.Engine"] = [],
        ["HvSim.Stats"] = ["HvSim.Engine"],
        ["HvSim.Models"] = ["HvSim.Engine", "HvSim.Stats"],
        ["HvSim.Scheduler"] = ["HvSim.Engine", "HvSim.Stats", "HvSim.Models"],
        ["HvSim.Memory"] = ["HvSim.Engine", "HvSim.Stats", "HvSim.Models"],
        ["HvSim.Io"] = ["HvSim.Engine", "HvSim.Stats", "HvSim.Models"],
        ["HvSim.Scenarios"] =
        [
            "HvSim.Engine", "HvSim.Stats", "HvSim.Models", "HvSim.Scheduler", "HvSim.Memory", "HvSim.Io", "YamlDotNet",
        ],
        ["HvSim.Experiments"] = ["HvSim.Engine", "HvSim.Stats", "HvSim.Models", "HvSim.Scenarios", "MathNet.Numerics"],
        ["HvSim.Report"] =
        [
            "HvSim.Engine", "HvSim.Stats", "HvSim.Models", "HvSim.Scenarios", "HvSim.Experiments", "CsvHelper", "ScottPlot",
            "SkiaSharp",
        ],
        ["HvSim.Import"] = ["HvSim.Engine", "HvSim.Stats", "HvSim.Models", "HvSim.Scenarios", "CsvHelper", "YamlDotNet"],
    };

    public static TheoryData<string> Layers => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layer_ByItsAssembly_RefersOnlyToWhatLiesBelow(string layer)
    {
        var references = Assembly.Load(layer).GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => !name.StartsWith("System", StringComparison.Ordinal) && name is not ("netstandard" or "mscorlib"));

        Assert.Empty(references.Except(Allowed[layer]));
    }
}
