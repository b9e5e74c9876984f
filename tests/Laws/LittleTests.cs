using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Laws;

/// <summary>Little's law on every sample path: from one empty instant to another, requests inside add up to response times.</summary>
public sealed class LittleTests
{
    [Fact]
    public void RequestsInside_FromEmptyToEmpty_AddUpToResponseTimes()
    {
        var step = Hosts.Ms(0.02);
        var compared = 0L;
        RandomHosts.Hold(40, seed =>
        {
            var inside = new Dictionary<string, long>();
            Steps.Every(RandomHosts.Of(seed), seed, step, built =>
            {
                foreach (var partition in built.Host.Partitions.Where(p => p.HasWorkload))
                    compared += Compare(partition, inside, step);
            });
        });
        Assert.True(compared > 1_000, $"only {compared} empty instants");
    }

    /// <summary>A request is inside at as many instants of a grid as its response time has steps, give or take one.</summary>
    private static int Compare(Partition partition, Dictionary<string, long> inside, Duration step)
    {
        var requests = partition.Requests;
        var present = requests.Arrived - requests.Completed;
        inside[partition.Name] = inside.GetValueOrDefault(partition.Name) + present;
        if (present > 0 || requests.Arrived == 0)
            return 0;
        var error = Math.Abs((inside[partition.Name] * step.Nanoseconds) - (double)requests.ResponseNanoseconds);
        Assert.InRange(error, 0, step.Nanoseconds * requests.Arrived);
        return 1;
    }
}
