using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using MathNet.Numerics.Distributions;
using Xunit;

namespace HvSim.Tests.Published;

/// <summary>
/// By what fraction one scenario's first guest class takes more processor time for a unit of its work than another's: a request, or a
/// round of batch work. Paired under common random numbers; the interval is that of the mean logarithm of the ratio.
/// </summary>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="Mean">Estimate.</param>
/// <param name="High">Upper end.</param>
internal readonly record struct PairedCost(double Low, double Mean, double High)
{
    private const int Count = 12;

    /// <summary>The change from one scenario to another, with this error probability.</summary>
    public static PairedCost Change(Scenario from, Scenario to, double error)
    {
        var logs = Costs(from).Zip(Costs(to), (before, after) => Math.Log(after / before)).ToArray();
        var mean = logs.Average();
        var deviation = Math.Sqrt(logs.Sum(log => (log - mean) * (log - mean)) / (logs.Length - 1));
        var half = StudentT.InvCDF(0, 1, logs.Length - 1, 1 - (error / 2)) * deviation / Math.Sqrt(logs.Length);
        return new(Math.Exp(mean - half) - 1, Math.Exp(mean) - 1, Math.Exp(mean + half) - 1);
    }

    /// <summary>The scenario in a file, with the settings that a text gives: <c>path=value; path=value</c>.</summary>
    public static Scenario Scenario(string file, string settings)
    {
        var overrides = settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(text =>
            Override.TryParse(text, out var setting) ? setting : throw new FormatException(text));
        var read = ScenarioDocument.Read(Path.Combine(Repository.Root, "scenarios", file)).With([.. overrides]);
        return read.Loaded?.Scenario ?? throw new FormatException(string.Join(Environment.NewLine, read.Problems));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Mean:P3} ({Low:P3} to {High:P3})";

    private static double[] Costs(Scenario scenario) => Replications.Of(Count, scenario, run =>
    {
        Assert.True(run.Finished, "The batch work outlasts the run.");
        var guests = run.Classes[0].Guests;
        return [guests.Sum(guest => guest.Processors.Running.Seconds) / guests.Sum(guest => guest.Completed)];
    }).Column(0);
}
