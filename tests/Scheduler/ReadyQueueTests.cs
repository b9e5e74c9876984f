using HvSim.Engine;
using HvSim.Scenarios.Build;
using HvSim.Scheduler;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Scheduler;

/// <summary>The queue against a model: a list that is sorted stably by key.</summary>
public sealed class ReadyQueueTests
{
    private const int Members = 40;

    private readonly Account[] _accounts = Accounts();

    [Fact]
    public void Queue_UnderRandomAddsAndRemoves_FollowsAStableSort()
    {
        for (var seed = 1UL; seed <= 200; seed++)
            Compare(new RandomStream(seed, "queue"));
    }

    [Fact]
    public void Queue_WithoutMembers_HasTheLargestKey()
    {
        var queue = new ReadyQueue(ReadyQueue.PositionsFor(Members));

        Assert.Equal((0, long.MaxValue), (queue.Count, queue.FirstKey));
        Assert.False(queue.Remove(_accounts[0]));
    }

    private void Compare(RandomStream draw)
    {
        var queue = new ReadyQueue(ReadyQueue.PositionsFor(Members));
        var model = new List<(long Key, Account Account)>();
        for (var step = 0; step < 300; step++)
        {
            var account = _accounts[draw.NextInt32(Members)];
            var isMember = model.Any(m => m.Account == account);
            if (isMember || draw.NextInt32(3) == 0)
            {
                Assert.Equal(isMember, queue.Remove(account));
                model.RemoveAll(m => m.Account == account);
            }
            else
            {
                var key = draw.NextInt32(8);
                queue.Add(account, key);
                model.Add((key, account));
            }

            Assert.Equal(model.Count, queue.Count);
            if (model.Count == 0)
                continue;
            var first = model.OrderBy(m => m.Key).First();
            Assert.Equal(first.Key, queue.FirstKey);
            Assert.Same(first.Account, queue.First);
        }
    }

    private static Account[] Accounts()
    {
        var guest = Hosts.Guest("guest", Members, Hosts.Idle());
        var host = HostBuilder.Build(Hosts.Scenario(Hosts.Native(Hosts.Machine(Members)), 1, 0, guest), 1).Host;
        var settings = new FairShareSettings
        {
            Slice = Hosts.Ms(10),
            LimitPeriod = Hosts.Ms(50),
            ReserveIsFloor = false,
            WakePreemption = false,
            RootPrecedence = Duration.Zero,
        };
        var places = Place.EachThread(host.Machine);
        var roster = Roster.Of(new Simulation(1), host, places, settings, _ => { });
        return [.. host.Processors.Select(p => roster.MemberOf(p).Account)];
    }
}
