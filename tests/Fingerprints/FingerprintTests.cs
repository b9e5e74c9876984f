using HvSim.Tests.Scenarios;
using Xunit;

namespace HvSim.Tests.Fingerprints;

/// <summary>
/// A refactoring leaves the order of events as it is; a change of behaviour is one red row, and the commit that rewrites the row
/// says why.
/// </summary>
public sealed class FingerprintTests
{
    private const string UpdateSwitch = "HVSIM_UPDATE_FINGERPRINTS";

    private static readonly string Table = Repository.File("tests", "Fingerprints", "fingerprints.csv");

    [Fact]
    public void Events_OfEveryShippedScenario_AreInTheirKnownOrder()
    {
        var known = File.ReadAllLines(Table).Skip(1).Select(FingerprintRow.Parse)
            .ToDictionary(row => row.Scenario, StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable(UpdateSwitch) == "1")
        {
            Rewrite(known);
        }
        string[] faults =
        [
            .. known.Keys.Except(Repository.Scenarios).Select(Superfluous),
            .. Repository.Scenarios.Select(scenario => FaultOf(scenario, known.GetValueOrDefault(scenario))),
        ];
        Assert.True(faults.All(fault => fault.Length == 0), string.Join('\n', faults.Where(fault => fault.Length > 0)));
    }

    private static string FaultOf(string scenario, FingerprintRow? expected)
    {
        if (expected is null)
        {
            return $"{scenario} has no row in fingerprints.csv. Run the test once with {UpdateSwitch}=1 and commit the row.";
        }
        var actual = expected.Run();
        return actual == expected
            ? ""
            : $"{scenario} has another order of events.\n  expected: {expected}\n  actual:   {actual}\n"
                + "  A change of behaviour must be explained in the commit. If this one is meant, run the test once with "
                + $"{UpdateSwitch}=1, commit the row with the change, and say why in the message.";
    }

    private static string Superfluous(string scenario) =>
        $"There is no {scenario} any more. Remove its row from fingerprints.csv.";

    private static void Rewrite(Dictionary<string, FingerprintRow> known)
    {
        var rows = Repository.Scenarios.Select(
            scenario => (known.GetValueOrDefault(scenario) ?? FingerprintRow.New(scenario)).Run());
        File.WriteAllText(Table, string.Join('\n', [FingerprintRow.Header, .. rows.Select(row => row.ToString()), ""]));
        Assert.Fail($"fingerprints.csv is rewritten. Look at the difference, then run the test without {UpdateSwitch}.");
    }
}
