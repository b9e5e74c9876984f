using HvSim.Engine;
using HvSim.Io.Limits;
using HvSim.Models;
using HvSim.Models.Io;
using Xunit;

namespace HvSim.Tests.Io;

/// <summary>When a storage limit lets transfers through, to the nanosecond.</summary>
public sealed class TokenBucketTests
{
    private const long Unit = 8_192;

    private readonly Simulation _simulation = new(1);

    /// <summary>
    /// The kth of many that wait goes at the first whole nanosecond after k / 5,097 s. One that rounded each interval by itself would be
    /// 0.156 of a nanosecond late for each of them, or 16 us in the end.
    /// </summary>
    [Fact]
    public void Backlog_IsLetThroughWithoutDrift()
    {
        const int Count = 100_000;
        var (limit, passed) = Limit(5_097);

        Send(limit, Count, Unit);
        Run(30);

        Assert.Equal(Enumerable.Range(0, Count).Select(k => ((k * 1_000_000_000L) + 5_096) / 5_097), passed.Nanoseconds);
        Assert.Equal(Count - 1, limit.Throttled);
    }

    /// <summary>A bucket of four is full at first, and again after 4 ms without transfers; then one goes each millisecond.</summary>
    [Fact]
    public void DeepBucket_SavesAsManyTokensAsItHolds()
    {
        var (limit, passed) = Limit(1_000, depth: 4);

        Send(limit, 6, Unit);
        Run(0.0055);
        Send(limit, 6, Unit);
        Run(1);

        // At 5.5 ms it holds the 3.5 tokens since 2 ms; half a token later there is another one.
        Assert.Equal(
            [0, 0, 0, 0, 1_000_000, 2_000_000, 5_500_000, 5_500_000, 5_500_000, 6_000_000, 7_000_000, 8_000_000],
            passed.Nanoseconds);
        Assert.Equal(2 + 3, limit.Throttled);
    }

    /// <summary>After a second without transfers a bucket of four holds no more than four.</summary>
    [Fact]
    public void DeepBucket_NeverHoldsMore()
    {
        var (limit, passed) = Limit(1_000, depth: 4);
        Run(1);

        Send(limit, 5, Unit);
        Run(1);

        Assert.Equal([1_000_000_000, 1_000_000_000, 1_000_000_000, 1_000_000_000, 1_001_000_000], passed.Nanoseconds);
    }

    /// <summary>A transfer of 64 KiB goes as soon as one token is there, and leaves its debt of eight to those behind it.</summary>
    [Fact]
    public void LargeTransfer_LeavesItsDebtToTheOthers()
    {
        var (limit, passed) = Limit(1_000);

        Send(limit, 1, 65_536);
        Send(limit, 2, Unit);
        Run(1);

        Assert.Equal([0, 8_000_000, 9_000_000], passed.Nanoseconds);
        Assert.Equal([0, 8_000_000, 9_000_000], passed.Throttling);
    }

    /// <summary>
    /// Whatever comes, in no window more transfers pass than the bucket holds and flows meanwhile, and none waits while a token is there:
    /// a leaky bucket with real numbers says the same instants.
    /// </summary>
    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.95, 1)]
    [InlineData(0.95, 7)]
    [InlineData(1.5, 3)]
    public void RandomTransfers_PassWhenTheBucketSaysSo(double load, int depth)
    {
        const int Count = 5_000;
        const long Interval = 250_000;
        var (limit, passed) = Limit(1e9 / Interval, depth);
        var stream = _simulation.CreateStream("arrivals");
        var expected = new List<long>();
        // Tokens times the interval, exact as an integer: level after the last passage, at that instant.
        long level = depth * Interval, last = 0;
        for (var i = 0; i < Count; i++)
        {
            Run(stream.NextExponential() * Interval / load / 1e9);
            var now = Math.Max(_simulation.Now.Nanoseconds, last);
            level = Math.Min(depth * Interval, level + now - last);
            var wait = Math.Max(0, Interval - level);
            var units = 1 + (i % 3 == 0 ? 1 : 0);
            level += wait - (units * Interval);
            last = now + wait;
            expected.Add(last);
            Send(limit, 1, units * Unit);
        }
        Run(60);

        Assert.Equal(expected, passed.Nanoseconds);
    }

    private (RateLimit Limit, Passed Passed) Limit(double perSecond, int depth = 1)
    {
        var passed = new Passed(_simulation);
        return (new RateLimit(_simulation, perSecond, passed, depth), passed);
    }

    private void Send(RateLimit limit, int count, long bytes)
    {
        for (var i = 0; i < count; i++)
        {
            var transfer = new Transfer(_simulation, limit);
            transfer.Begin(new TransferKind(bytes, IsWrite: false, IsSequential: false), owner: 0, thread: null, position: 0, chance: 0);
            limit.Take(transfer);
        }
    }

    private void Run(double seconds) => _simulation.RunUntil(_simulation.Now + Duration.FromSeconds(seconds));

    private sealed class Passed(Simulation simulation) : IStation
    {
        public List<long> Nanoseconds { get; } = [];

        public List<long> Throttling { get; } = [];

        public void Take(Transfer transfer)
        {
            transfer.Waits(ResponsePart.Device);
            Nanoseconds.Add(simulation.Now.Nanoseconds);
            Throttling.Add(transfer.PartNanoseconds[(int)ResponsePart.Throttling]);
        }
    }
}
