using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Keys that do not belong, are missing, or are not modelled yet.</summary>
public sealed class UnknownKeyTests
{
    private const string Closed =
        "Clients that wait for their answers stand in the place of 'requests', as in 'closed: { clients: 20, think: 1 s }'.";

    [Theory]
    [InlineData("    virtualProcessors: 2", "    virtualProcessors: 2\n    cuont: 3",
        "11:5: guests.web.cuont: unknown key. Did you mean 'count'?")]
    [InlineData("    virtualProcessors: 2", "    virtualProcessors: 2\n    weight: 3",
        "11:5: guests.web.weight: unknown key. Did you mean 'cpu.weight'?")]
    [InlineData("    virtualProcessors: 2", "    virtualProcessors: 2\n    zebra: 3",
        "11:5: guests.web.zebra: unknown key. Keys that can stand here: count, virtualProcessors, threadsPerCore, "
            + "interruptDestinations, os, "
            + "enlightenments, timers, cpu, threads, memory, disk, disks, network, start, workload.")]
    [InlineData("    virtualProcessors: 2", "    virtualProcessors: 2\n    virtualProcessors: 3",
        "11:5: guests.web.virtualProcessors: the key stands twice: here and in line 10, column 5. Remove one of "
            + "the two.")]
    [InlineData("    virtualProcessors: 2", "    count: 2",
        "9:3: guests.web.virtualProcessors: the key is missing. Add it, such as 'virtualProcessors: 2'. It says: "
            + "Virtual processors of each guest.")]
    [InlineData("    virtualProcessors: 2", "    virtualProcessors: 2\n    disk: fast",
        "11:11: guests.web.disk: here stands 'fast', but the key takes a section with keys. Its keys are path, on, format, "
            + "controller, channels, queueDepth, completions, polling, postedInterrupts, maximumRate, submit, handler, "
            + "accessesBefore and accessesAfter.")]
    [InlineData("requests: { arrivals: poisson, rate: 60 /s }", "requests: closed",
        "12:17: guests.web.workload.requests: here stands 'closed', but the key takes a section with keys. " + Closed)]
    [InlineData("requests: { arrivals: poisson, rate: 60 /s }", "requests: { arrivals: closed, rate: 60 /s }",
        "12:29: guests.web.workload.requests.arrivals: 'closed' is not one of the choices. " + Closed)]
    [InlineData("requests: { arrivals: poisson, rate: 60 /s }", "closed: { clients: 5, think: 0 }",
        "12:36: guests.web.workload.closed.think.mean: '0' is out of range: it must be above 0 ns. For clients that hardly think "
            + "write a short time such as '1 us'; for work without pauses write 'batch' in the place of 'closed'.")]
    [InlineData("coresPerSocket: 4", "coresPerSocket: 4, clock: 2.6 GHz",
        "5:45: host.machine.clock: 'clock' is not modelled yet. Give processor times as they are on this machine "
            + "and leave the clock out.")]
    [InlineData("  hypervisor:", "  storage: {}\n  hypervisor:",
        "7:12: host.storage: the section is empty. Write '<device>: ...' below it. It says: The storage devices by name, for "
            + "disks of guests.")]
    [InlineData("{ cpu: 5 ms }", "{ read: 8 KiB }",
        "13:23: guests.web.workload.each[0].read: here stands '8 KiB', but the key takes a section with keys. Its keys are "
            + "size, count, parallel, sequential and disk.")]
    [InlineData("{ cpu: 5 ms }", "{ cpu: 5 ms, sleep: 1 ms }",
        "13:28: guests.web.workload.each[0].sleep: stands beside 'cpu', but only one of cpu, sleep, lock, barrier, "
            + "stopTheWorld, flush, interrupt, read, write, send or receive can be there. Remove one of them.")]
    [InlineData("{ cpu: 5 ms }", "{ }",
        "13:15: guests.web.workload.each[0]: one of cpu, sleep, lock, barrier, stopTheWorld, flush, interrupt, read, write, "
            + "send or receive is missing. Add one of them.")]
    [InlineData("each: [ { cpu: 5 ms } ]", "each: []",
        "13:13: guests.web.workload.each: the list is empty. Add an item. It says: The life of one request, or "
            + "of one round of a batch thread, step by step.")]
    [InlineData("requests: { arrivals: poisson, rate: 60 /s }", "serves: { file: 5 ms }",
        "12:7: guests.web.workload.serves: 'serves' is not modelled yet. Describe the load with 'requests' and a "
            + "rate.")]
    [InlineData(
        "requests: { arrivals: poisson, rate: 60 /s }",
        "closed: { clients: 5, think: 1 s }\n      batch: { threads: 1, rounds: 1 }",
        "13:7: guests.web.workload.batch: stands beside 'closed', but only one of requests, closed, batch or trace can "
            + "be there. Remove one of them.")]
    [InlineData("warmup: 5 s", "warmup: 5 s, precision: { mean: 5 %, p96: 5 % }",
        "16:61: run.precision.p96: unknown key. Did you mean 'p95'?")]
    [InlineData("run: { duration: 60 s, warmup: 5 s }", "",
        "2:1: run: the key is missing. Add it, such as 'run: { duration: 60 s }'. It says: How long, how often and from which seed to simulate.")]
    [InlineData("  hypervisor: { scheduler: classic }", "",
        "4:1: host.hypervisor: the key is missing. Add it, such as 'hypervisor: { scheduler: classic }'. It says: The "
            + "hypervisor's scheduler and what its work "
            + "costs; 'none' runs the guests' work natively, each virtual processor on a logical processor of its own.")]
    [InlineData("{ scheduler: classic }", "{ }",
        "7:3: host.hypervisor.scheduler: the key is missing. Add it, such as 'scheduler: classic'. It says: The "
            + "hypervisor's scheduler: classic is a fair-share round robin over all logical processors; core gives whole "
            + "cores, so that no two guests share one at an instant; root leaves it to the root's own scheduler, which "
            + "knows no weights, reserves and limits.")]
    [InlineData("schemaVersion: 1", "schemaVersion: 2",
        "2:16: schemaVersion: '2' is out of range: it must be at most 1. Write a value such as '1'.")]
    public void Key_NotPartOfTheFormat_IsRefusedWithItsPlaceAndCure(string old, string @new, string expected)
    {
        Assert.Equal(expected, Texts.ProblemsOf(Texts.With(old, @new)));
    }

    /// <summary>A section of closed clients inside the one of requests misses keys as well; the first complaint is the cure.</summary>
    [Fact]
    public void ClosedClients_InsideRequests_AreToldTheirPlace() => Assert.Contains(
        "guests.web.workload.requests.closed: unknown key. " + Closed,
        Texts.ProblemsOf(Texts.With("requests: { arrivals: poisson, rate: 60 /s }", "requests: { closed: { clients: 5 } }")),
        StringComparison.Ordinal);
}
