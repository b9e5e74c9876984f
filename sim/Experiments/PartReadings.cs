using HvSim.Models;
using HvSim.Stats;

namespace HvSim.Experiments;

/// <summary>Where the requests of a class spent their time, on average and in the slowest 5 %.</summary>
internal static class PartReadings
{
    private const double TailFrom = 0.95;
    private const double NanosecondsPerMillisecond = 1e6;

    public static void Take(ReadingList list, string guest, int index, string suppressed, string missing)
    {
        foreach (var part in Enum.GetValues<ResponsePart>())
        {
            var metric = MetricCatalog.Part(part);
            if (suppressed.Length > 0)
            {
                list.Add(ReadingList.Missing(metric, guest, Statistic.Mean, Scope.Pooled, suppressed));
                list.Add(ReadingList.Missing(metric, guest, Statistic.SlowestTwentieth, Scope.Pooled, suppressed));
                continue;
            }

            list.AddMean(metric, guest, Statistic.Mean, Scope.Pooled, run => Mean(run.Classes[index].Response, part), missing);
            list.AddMean(metric, guest, Statistic.SlowestTwentieth, Scope.Pooled,
                run => MeanInTail(run.Classes[index].Response, part), missing);
        }
    }

    private static double? Mean(LatencyHistogram times, ResponsePart part) => times.Count == 0
        ? null
        : (double)times.PartSum((int)part) / NanosecondsPerMillisecond / times.Count;

    private static double? MeanInTail(LatencyHistogram times, ResponsePart part)
    {
        if (times.Count == 0)
            return null;
        var (sum, count) = times.PartSumAbove((int)part, TailFrom);
        return (double)sum / NanosecondsPerMillisecond / count;
    }
}
