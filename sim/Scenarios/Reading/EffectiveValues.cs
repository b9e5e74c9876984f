using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;

namespace HvSim.Scenarios.Reading;

/// <summary>Lists every value in force, in the order of the format.</summary>
internal static class EffectiveValues
{
    private const string ByScenario = "scenario";
    private const string ByDefault = "default";

    public static IReadOnlyList<EffectiveValue> Of(BoundSection scenario)
    {
        var values = new List<EffectiveValue>();
        Collect(scenario, values);
        return values;
    }

    /// <summary>What the files of traces hold, each as a hash.</summary>
    public static IEnumerable<EffectiveValue> OfTraces(ScenarioView view) =>
        view.Guests.Select(guest => guest.TraceContent).OfType<BoundTrace>().Select(content => Plain(
            content, content.Trace.Sha256, "hash", TraceSchema.Content.Description) with
        {
            Path = ScenarioPath.Child(content.Path, TraceSchema.Content.Key),
            Evidence = "derived",
        });

    private static void Collect(BoundNode node, List<EffectiveValue> values)
    {
        switch (node)
        {
            case BoundScalar scalar:
                values.Add(Describe(scalar));
                break;
            case BoundAxis axis:
                values.Add(Plain(axis, axis.Text, "axis", axis.Key.Description));
                break;
            case BoundChange change:
                values.Add(Plain(change, change.Text, "value of the path", change.Key.Description));
                break;
            case BoundSection { IsKeyword: true } word:
                values.Add(Plain(word, word.Key.Keyword!, "choice", word.Key.Description));
                break;
            case BoundSection section:
                CollectAll(section.Key.Children.Select(section.Find).OfType<BoundNode>(), values);
                break;
            case BoundList list:
                CollectAll(list.Items, values);
                break;
            case BoundMap map:
                CollectAll(map.Entries.Select(entry => entry.Value), values);
                break;
        }
    }

    private static void CollectAll(IEnumerable<BoundNode> nodes, List<EffectiveValue> values)
    {
        foreach (var node in nodes)
        {
            Collect(node, values);
        }
    }

    private static EffectiveValue Describe(BoundScalar scalar) => new()
    {
        Path = scalar.Path,
        Text = scalar.Text,
        Unit = UnitOf(scalar.Text),
        Dimension = scalar.Key.Dimension,
        Origin = OriginOf(scalar),
        Evidence = EvidenceOf(scalar),
        Source = SourceOf(scalar),
        Default = scalar.Key.Default ?? "",
        PlausibleLow = (StatesItsOwn(scalar) ? scalar.Origin.Sourcing?.Low : scalar.Key.PlausibleLow) ?? "",
        PlausibleHigh = (StatesItsOwn(scalar) ? scalar.Origin.Sourcing?.High : scalar.Key.PlausibleHigh) ?? "",
        Description = scalar.Key.Description,
        IsScalar = true,
    };

    private static bool StatesItsOwn(BoundScalar scalar) => scalar.IsWritten || scalar.Origin.Sourcing is not null;

    private static string EvidenceOf(BoundScalar scalar)
    {
        if (scalar.Origin is { Derivation: not null, Sourcing: null })
        {
            return "derived";
        }
        if (scalar.Origin.Sourcing is { } sourcing)
        {
            return EvidenceText.Of(sourcing.Evidence);
        }
        return scalar.IsWritten ? GiverOf(scalar) : EvidenceText.Of(scalar.Key.Evidence);
    }

    private static string SourceOf(BoundScalar scalar)
    {
        if (scalar.Origin is { Derivation: not null, Sourcing: null })
        {
            return "";
        }
        return scalar.Origin.Sourcing?.Source ?? (scalar.IsWritten ? "" : scalar.Key.Source);
    }

    private static EffectiveValue Plain(BoundNode node, string text, string dimension, string description) => new()
    {
        Path = node.Path,
        Text = text,
        Unit = "",
        Dimension = dimension,
        Origin = OriginOf(node),
        Evidence = GiverOf(node),
        Source = "",
        Default = "",
        PlausibleLow = "",
        PlausibleHigh = "",
        Description = description,
        IsScalar = false,
    };

    private static string OriginOf(BoundNode node) =>
        node.Origin.Derivation ?? (node.IsWritten ? node.Place.Origin : ByDefault);

    private static string GiverOf(BoundNode node) => node.Place.IsOutsideTheFile ? node.Place.Origin : ByScenario;

    private static string UnitOf(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? "" : text[(space + 1)..];
    }
}
