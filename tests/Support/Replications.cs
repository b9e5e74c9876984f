using HvSim.Models;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Run;
using HvSim.Scenarios.Specs;
using HvSim.Stats;

namespace HvSim.Tests.Support;

/// <summary>Replications on all cores; the seeds are 1, 2, 3 and so on, whatever the test.</summary>
internal static class Replications
{
    /// <summary>One row of readings for each replication.</summary>
    public static double[][] Of(int count, Func<ulong, double[]> run)
    {
        var rows = new double[count][];
        Parallel.For(0, count, i => rows[i] = run((ulong)i + 1));
        return rows;
    }

    /// <summary>Runs a scenario and reads each replication.</summary>
    public static double[][] Of(int count, Scenario scenario, Func<RunResult, double[]> read) =>
        Of(count, seed => read(ScenarioRun.Execute(scenario, seed)));

    /// <summary>One reading of all replications.</summary>
    public static double[] Column(this double[][] rows, int column) => [.. rows.Select(row => row[column])];

    /// <summary>Mean response time of a class in milliseconds.</summary>
    public static double MeanResponse(this RunResult run, int guestClass = 0) =>
        run.Classes[guestClass].Response.MeanNanoseconds / 1e6;

    /// <summary>Mean time of a class in one part of the response, in milliseconds.</summary>
    public static double MeanPart(this RunResult run, ResponsePart part, int guestClass = 0)
    {
        var response = run.Classes[guestClass].Response;
        return (double)response.PartSum((int)part) / 1e6 / response.Count;
    }

    /// <summary>A quantile in milliseconds.</summary>
    public static double Quantile(this LatencyHistogram histogram, double p) => histogram.QuantileNanoseconds(p) / 1e6;
}
