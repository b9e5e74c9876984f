using HvSim.Engine;
using HvSim.Models.Processors;
using HvSim.Models.Timers;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Support;
using Xunit;
using static HvSim.Tests.Io.StorageHosts;

namespace HvSim.Tests.Io;

/// <summary>
/// A virtual processor that stands still until the worker process has answered an access, which takes 10 ms here: whatever comes
/// meanwhile waits until it goes on. One read of an emulated disk that takes a single access.
/// </summary>
public sealed class StandingStillTests
{
    private const double AnswerUs = 10_000;
    private const double MiddleUs = 5_000;

    /// <summary>Interrupts that wait are delivered as one, which takes what the dearest of them takes.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3, 3.0)]
    [InlineData(5, 2.0, 5.0)]
    [InlineData(5, 5.0, 2.0)]
    public void Interrupts_WaitAndTakeTheTimeOfOneOfThem(double moreUs, params double[] interruptsUs)
    {
        var plain = Start(timer: null);
        var disturbed = Start(timer: null);
        disturbed.Simulation.RunUntil(Instant.Zero + Us(MiddleUs));
        var processor = Processor(disturbed);
        Assert.Equal(RunState.Idle, processor.State);
        foreach (var time in interruptsUs)
            processor.InterruptWaits(Us(time));
        disturbed.Simulation.RunUntil(Instant.Zero + Us(MiddleUs + 1_000));

        Assert.Equal(RunState.Idle, processor.State);
        Assert.Equal(Us(moreUs), EndOf(disturbed) - EndOf(plain));
    }

    /// <summary>
    /// Ticks every 2 ms: those of the 10 ms of standing still, five, are late and wake nothing. Each takes an interrupt when the virtual
    /// processor goes on.
    /// </summary>
    [Fact]
    public void Ticks_WaitUntilItGoesOn()
    {
        var timer = new TimerSettings
        {
            Period = Us(2_000),
            Late = LateTicks.CatchUp,
            MostCaughtUp = 100,
            IsSuppressedWhenIdle = false,
            Handler = Duration.Zero,
        };
        var built = Start(timer);
        var processor = Processor(built);
        built.Simulation.RunUntil(Instant.Zero + Us(MiddleUs));
        var before = processor.ReadTicks(built.Simulation.Now);
        Assert.Equal((RunState.Idle, 0L), (processor.State, before.Waking));
        built.Simulation.RunUntil(Instant.Zero + Us(AnswerUs + 50));

        var ticks = processor.ReadTicks(built.Simulation.Now);
        Assert.Equal(5, ticks.Late);
        Assert.Equal(0, ticks.Waking);
    }

    private static BuiltHost Start(TimerSettings? timer)
    {
        var host = With(Hosts.Classic(Hosts.Machine(4)), Ssd());
        var costs = host.Hypervisor!.Costs;
        host = host with
        {
            Hypervisor = host.Hypervisor with { Costs = costs with { Storage = costs.Storage with { Access = Us(AnswerUs) } } },
        };
        var disk = Disk(DiskPathKind.Emulated) with { AccessesBefore = 1, AccessesAfter = 0 };
        var guest = Guest(1, 1, 1, [disk], Read()) with { Timer = timer };
        var built = HostBuilder.Build(Hosts.Scenario(host, 100, 0, guest), 1);
        built.Start();
        return built;
    }

    private static VirtualProcessor Processor(BuiltHost built) => built.Classes[0].Guests[0].Partition.Processors[0];

    private static Instant EndOf(BuiltHost built)
    {
        built.Simulation.RunUntil(Instant.Zero + Us(100_000));
        return built.Classes[0].Guests[0].Batch!.FinishedAt!.Value;
    }
}
