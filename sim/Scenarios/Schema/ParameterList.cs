namespace HvSim.Scenarios.Schema;

/// <summary>Walks the schema and describes every key that takes a value.</summary>
internal static class ParameterList
{
    public static IReadOnlyList<ParameterDescription> Of(Section root)
    {
        var list = new List<ParameterDescription>();
        Collect(root, "", list);
        return list;
    }

    private static void Collect(SchemaNode node, string path, List<ParameterDescription> list)
    {
        switch (node)
        {
            case ScalarKey scalar:
                list.Add(Describe(scalar, path));
                break;
            case AxisKey axis:
                list.Add(DescribeFree(axis, path, "axis", AxisKey.Example));
                break;
            case ChangeKey change:
                list.Add(DescribeFree(change, path, "value of the path", ChangeKey.Example));
                break;
            case Section section:
                foreach (var child in section.Children)
                {
                    Collect(child, path.Length == 0 ? child.Key : $"{path}.{child.Key}", list);
                }
                break;
            case NamedMap map:
                Collect(map.Element, map.NamesArePaths ? $"{path}[<{map.NameOfNames}>]" : $"{path}.<{map.NameOfNames}>", list);
                break;
            case ListOf items:
                Collect(items.Item, $"{path}[]", list);
                break;
        }
    }

    private static ParameterDescription Describe(ScalarKey key, string path) => new()
    {
        Path = path,
        Description = key.Description,
        Dimension = key.Dimension,
        Example = key.Example,
        Choices = key.Words,
        IsRequired = key.Presence == Presence.Required,
        Default = key.Default ?? "",
        Allowed = AllowedRange(key),
        PlausibleLow = key.PlausibleLow ?? "",
        PlausibleHigh = key.PlausibleHigh ?? "",
        Evidence = key.Default is null ? null : key.Evidence,
        Source = key.Default is null ? "" : key.Source,
    };

    private static ParameterDescription DescribeFree(SchemaNode key, string path, string dimension, string example) => new()
    {
        Path = path,
        Description = key.Description,
        Dimension = dimension,
        Example = example,
        Choices = [],
        IsRequired = false,
        Default = "",
        Allowed = "",
        PlausibleLow = "",
        PlausibleHigh = "",
        Evidence = null,
        Source = "",
    };

    private static string AllowedRange(ScalarKey key)
    {
        var low = key.Minimum is null ? "" : $"{(key.IsAboveMinimum ? "above" : "at least")} {key.Minimum}";
        var high = key.Maximum is null ? "" : $"{(key.IsBelowMaximum ? "below" : "at most")} {key.Maximum}";
        return low.Length > 0 && high.Length > 0 ? $"{low}, {high}" : low + high;
    }
}
