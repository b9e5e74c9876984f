using System.Globalization;
using HvSim.Engine;

namespace HvSim.Bench.Engine;

/// <summary>
/// Measures every engine against the baseline in this process: in turns, in CPU time, the median of several rounds, so
/// that neither another program nor a change of clock favours one side.
/// </summary>
internal sealed class ComparisonRun(int engines)
{
    private const int Rounds = 9;
    private const int WarmUpSlices = 60;

    internal int Execute(string filter)
    {
        WarmUp();
        Console.WriteLine($"ns per event in CPU time, median of {Rounds} rounds in turns; ratio = baseline / engine");
        Console.WriteLine($"{"model",-26}{"PriorityQueue + classes",24}{"engine",9}{"ratio",8}{"target",8}  {Others()}");
        var missed = 0;
        foreach (var comparison in Comparison.All.Where(c => c.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)))
        {
            missed += Measure(comparison) ? 0 : 1;
        }

        Console.WriteLine(missed == 0 ? "All targets met." : $"{missed} targets missed.");
        return missed == 0 ? 0 : 1;
    }

    private string Others() => string.Join("  ", Comparison.Engines.Take(engines).Skip(1).Select(name => $"{name,16}"));

    // All models in small slices, so that the compiler's profile of the loops shows all of them and favours none.
    private void WarmUp()
    {
        var contenders = Comparison.All
            .SelectMany(c => c.Alarms.Take(engines).Prepend(c.Baseline).Select(make => (Contender: make(), c.Window))).ToArray();
        for (var slice = 1; slice <= WarmUpSlices; slice++)
        {
            foreach (var (contender, window) in contenders)
            {
                contender.RunUntil(Instant.Zero + window / 200 * slice);
            }

            Thread.Sleep(10);
        }
    }

    private bool Measure(Comparison comparison)
    {
        var contenders = comparison.Alarms.Take(engines).Prepend(comparison.Baseline).Select(make => make()).ToArray();
        var samples = contenders.Select(_ => new double[Rounds]).ToArray();
        for (var round = -1; round < Rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                var perEvent = TimeOf(contenders[i], Instant.Zero + comparison.Window * (round + 2));
                if (round >= 0)
                {
                    samples[i][round] = perEvent;
                }
            }
        }

        RequireAgreement(comparison, contenders);
        var medians = samples.Select(Median).ToArray();
        var ratio = medians[0] / medians[1];
        var others = string.Join("  ", medians.Skip(2).Select(
            median => string.Create(CultureInfo.InvariantCulture, $"{median,8:0.0} ({medians[0] / median,5:0.00})")));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{comparison.Name,-26}{medians[0],24:0.0}{medians[1],9:0.0}{ratio,8:0.00}{comparison.Target,8:0.0}  {others}"));
        return ratio >= comparison.Target;
    }

    /// <summary>CPU nanoseconds per event of this process, the collector's included.</summary>
    private static double TimeOf(IContender contender, Instant end)
    {
        var events = contender.EventCount;
        var start = Environment.CpuUsage.TotalTime;
        contender.RunUntil(end);
        var elapsed = Environment.CpuUsage.TotalTime - start;
        return elapsed.TotalNanoseconds / (contender.EventCount - events);
    }

    // Equal times may ring in another order on a queue that is not first-in first-out: rarely, and of little effect.
    private static void RequireAgreement(Comparison comparison, IContender[] contenders)
    {
        foreach (var contender in contenders)
        {
            if (Math.Abs(contender.Check - contenders[0].Check) > contenders[0].Check / 100)
            {
                throw new InvalidOperationException(
                    $"{comparison.Name}: {contender} counted {contender.Check}, not {contenders[0].Check}.");
            }
        }
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
