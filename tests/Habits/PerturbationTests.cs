using System.Collections.Concurrent;
using HvSim.Scenarios;
using HvSim.Tests.Scenarios;
using Xunit;

namespace HvSim.Tests.Habits;

/// <summary>
/// No value is in force for nothing: another value of any key of any shipped scenario changes the admission, a figure of a run, a
/// verdict or the points of a sweep. A key without effect would promise its users something that the models do not do.
/// </summary>
/// <remarks>
/// The limit of this: an idle host shows no effect of what divides processors that are scarce, and no shipped scenario can be
/// simulated in full for each of its values. So every value is varied on an altered scenario, which has four cores, two seconds,
/// less work, and beside a key whatever it needs in order to act (<see cref="KeyTables.Auxiliaries"/>, with reasons): it shows
/// that the key reaches the models from this file, not that its size matters to the file's own question. Beside that, each
/// shipped scenario is varied with nothing altered but its simulated time; there the keys of <see
/// cref="KeyTables.SilentAsShipped"/> may be silent, and no others.
/// </remarks>
public sealed class PerturbationTests
{
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<KeyFinding>>> Known = new(StringComparer.Ordinal);

    // Of the last four one holds every key of the format, also those that no shipped scenario writes, one is short of
    // memory, one has disks and networks of all kinds, and one follows traces.
    private static readonly string[] All =
    [
        .. Repository.Examples, "tests/Scenarios/Fixtures/full.yaml", "tests/Scenarios/Fixtures/memory.yaml",
        "tests/Scenarios/Fixtures/storage.yaml", "tests/Scenarios/Fixtures/traces.yaml",
    ];

    public static IEnumerable<TheoryDataRow<string>> Shipped =>
        Repository.Examples.Select(file => new TheoryDataRow<string>(file));

    public static IEnumerable<TheoryDataRow<string>> Files => All.Select(file => new TheoryDataRow<string>(file));

    [Theory]
    [MemberData(nameof(Files))]
    public void Value_InForce_ChangesSomethingWhenVaried(string file)
    {
        var dead = FindingsOf(file).Where(finding => finding.Acts == false).ToArray();
        Assert.True(dead.Length == 0, string.Join('\n', dead.Select(finding => finding.Finding)));
    }

    /// <summary>The scenarios as they are shipped, but for their simulated time.</summary>
    [Theory]
    [MemberData(nameof(Shipped))]
    public void Value_OfAShippedScenario_ChangesSomethingThere(string file)
    {
        var dead = new KeyTrial(file, asShipped: true).Findings()
            .Where(finding => finding.Acts == false).ToArray();
        Assert.True(dead.Length == 0, string.Join('\n', dead.Select(finding => finding.Finding)));
    }

    [Fact]
    public void Key_OfTheFormat_ActsInSomeScenario()
    {
        var acting = All.SelectMany(FindingsOf).Where(finding => finding.Acts == true).Select(finding => finding.Key).ToHashSet();
        var dead = ScenarioSchema.Parameters.Select(parameter => KeyTrial.KeyOf(parameter.Path))
            .Where(key => !acting.Contains(key) && !KeyTables.Fixed.ContainsKey(key));
        Assert.Empty(dead);
    }

    [Fact]
    public void Table_OfKeys_HoldsKeysOfTheFormatOnly()
    {
        var known = ScenarioSchema.Parameters.Select(parameter => parameter.Path).Append("guests.<name>.workload").ToHashSet();
        string[] named =
        [
            .. KeyTables.Auxiliaries.Select(auxiliary => auxiliary.Key), .. IdleKeyTable.All.Select(idle => idle.Key),
            .. KeyTables.Fixed.Keys, .. KeyTables.LastResorts.Keys, .. KeyTables.SilentAsShipped.Keys,
        ];
        Assert.All(named, key => Assert.Contains(key, known));
    }

    private static IReadOnlyList<KeyFinding> FindingsOf(string file) =>
        Known.GetOrAdd(file, _ => new Lazy<IReadOnlyList<KeyFinding>>(() => new KeyTrial(file).Findings())).Value;
}
