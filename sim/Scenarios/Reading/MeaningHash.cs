using System.Security.Cryptography;
using System.Text;
using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios.Reading;

/// <summary>Hashes what a scenario means: all values in force by path, whatever the order and spelling of the file.</summary>
internal static class MeaningHash
{
    // How long the user is willing to wait is no part of what he asks.
    private static readonly string Patience = $"{RunSchema.Run.Key}.{RunSchema.Budget.Key}";

    // What a replication does not depend on: names, what is read off its results, and which other replications there are.
    private static readonly string[] OutsideOneReplication =
    [
        RootSchema.Name.Key,
        ExperimentSchema.Mix.Key,
        ObjectiveSchema.Objectives.Key,
        ExperimentSchema.Sweep.Key,
        ExperimentSchema.Alternatives.Key,
        $"{RunSchema.Run.Key}.{RunSchema.Replications.Key}",
        $"{RunSchema.Run.Key}.{RunSchema.Precision.Key}",
    ];

    /// <summary>Over all values but the time that the study may take.</summary>
    public static string OfAll(IReadOnlyList<EffectiveValue> values) => Hash(values);

    /// <summary>Over the values that one replication depends on.</summary>
    public static string OfOnePoint(IReadOnlyList<EffectiveValue> values) =>
        Hash(values.Where(value => !OutsideOneReplication.Any(path => IsAtOrBelow(value.Path, path))));

    private static bool IsAtOrBelow(string path, string root) =>
        path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] is '.' or '[');

    private static string Hash(IEnumerable<EffectiveValue> values)
    {
        var text = new StringBuilder();
        foreach (var value in values.Where(value => value.Path != Patience).OrderBy(value => value.Path, StringComparer.Ordinal))
        {
            text.Append(value.Path).Append('=').Append(value.Text).Append('\n');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
