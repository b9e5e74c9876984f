using HvSim.Scenarios;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Memory that cannot be, or that does nothing.</summary>
public sealed class MemoryCheckTests
{
    private const string Demand = "demand: { committed: 1 GiB }";

    [Theory]
    [InlineData("coresPerSocket: 4", "coresPerSocket: 4, memory: 16 GiB",
        "9:3: guests.web.memory: the key is missing, and where the machine's memory is given every guest needs it. Add it, such "
            + "as "
            + "'memory: { static: 4 GiB, demand: { committed: 3 GiB } }'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    memory: { static: 1 GiB, demand: { committed: 1 GiB } }",
        "11:5: guests.web.memory: the memory of the machine is not given, so that there is none for guests. Add 'memory: 64 GiB' "
            + "under 'host.machine', or leave the section out.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    memory: 4 GiB",
        "11:13: guests.web.memory: here stands '4 GiB', but the key takes a section with keys. Its keys are static, startup, "
            + "minimum, "
            + "maximum, buffer, weight and demand.")]
    [InlineData("scheduler: classic }", "scheduler: classic }\n  memory: { balancer: { period: 2 s } }",
        "8:3: warning: host.memory: without 'host.machine.memory' memory is not modelled, so that this does nothing. Add it, "
            + "such as "
            + "'memory: 64 GiB', or leave the section out.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    start: { spacing: -1 s }",
        "11:23: guests.web.start.spacing: '-1 s' is out of range: it must be at least 0 s. Write a value such as '0 s'.")]
    public void Memory_OfMachineOrGuestAlone_IsRefused(string old, string @new, string expected) =>
        Assert.Equal(expected, Texts.ProblemsOf(Texts.With(old, @new)));

    [Theory]
    [InlineData("startup: 1 GiB, static: 1 GiB, " + Demand,
        "11:31: guests.web.memory.static: stands beside 'startup', but only one of static or startup can be there. Remove one of "
            + "them.")]
    [InlineData("minimum: 1 GiB, " + Demand,
        "11:5: guests.web.memory: one of static or startup is missing. Add one of them.")]
    [InlineData("startup: 1 GiB",
        "11:5: guests.web.memory.demand: the key is missing. Add it, such as 'demand: { committed: 3 GiB }'. It says: "
            + "What the programs of the guest want of its memory.")]
    [InlineData("startup: 1 GiB, demand: { workingSet: 50 % }",
        "11:31: guests.web.memory.demand.committed: the key is missing. Add it, such as 'committed: 3 GiB'. It says: Committed "
            + "memory of the guest from its start on; to be left out where a trace gives it, and only there.")]
    [InlineData("static: 1 GiB, minimum: 512 MiB, weight: 100, " + Demand,
        "11:39: guests.web.memory.minimum: static memory has no 'minimum'. Remove it, or write 'startup' in the place of "
            + "'static'.\n"
            + "11:56: guests.web.memory.weight: static memory has no 'weight'. Remove it, or write 'startup' in the place of "
            + "'static'.")]
    [InlineData("startup: 1 GiB, minimum: 2 GiB, " + Demand,
        "11:40: guests.web.memory.minimum: the minimum of 2 GiB is above the startup memory of 1 GiB. Lower the minimum or raise "
            + "the "
            + "startup memory.")]
    [InlineData("startup: 2 GiB, maximum: 1.5 GiB, " + Demand,
        "11:40: guests.web.memory.maximum: the maximum of 1.5 GiB is below the startup memory of 2 GiB. Raise the maximum or "
            + "lower the "
            + "startup memory.")]
    [InlineData("startup: 31 MiB, " + Demand,
        "11:24: guests.web.memory.startup: '31 MiB' is out of range: it must be at least 32 MiB. Write a value such as '1 GiB'.")]
    [InlineData("startup: 1 GiB, buffer: 4 %, " + Demand,
        "11:39: guests.web.memory.buffer: '4 %' is out of range: it must be at least 5 %. Write a value such as '20 %'.")]
    [InlineData("startup: 1 GiB, buffer: 2001 %, " + Demand,
        "11:39: guests.web.memory.buffer: '2001 %' is out of range: it must be at most 2000 %. Write a value such as '20 %'.")]
    [InlineData("startup: 1 GiB, weight: 10001, " + Demand,
        "11:39: guests.web.memory.weight: '10001' is out of range: it must be at most 10000. Write a value such as '5000'.")]
    [InlineData("startup: 1 GiB, maximum: 1 TiB, " + Demand,
        "11:40: warning: guests.web.memory.maximum: a guest never holds 1 TiB, since the machine has 15520 MiB for guests. Lower "
            + "it, or "
            + "leave it out for all that the machine has.")]
    [InlineData("static: 15521 MiB, " + Demand,
        "11:23: guests.web.memory.static: a guest needs 15521 MiB to start, and the machine has 15520 MiB for guests. Give the "
            + "guest "
            + "less, or the machine more memory.")]
    [InlineData("static: 15520 MiB, " + Demand,
        "8:1: warning: guests: the guests need 15672 MiB to start at once, and the machine has 15520 MiB for guests, so that "
            + "some may "
            + "not start. Run fewer guests, give them less to start with, or the machine more memory.")]
    [InlineData(
        "startup: 1 GiB, demand: { committed: 1 GiB, stages: [ { from: 60 s, committed: 2 GiB }, { from: 1 min, committed: 3 GiB } ] }",
        "11:111: guests.web.memory.demand.stages[1].from: the stage begins at 60 s, not after the one before it at 60 s. Put the "
            + "stages "
            + "in order of time.")]
    [InlineData("startup: 1 GiB, demand: { committed: 1 GiB, stages: [ { from: 0 s, committed: 2 GiB } ] }",
        "11:77: guests.web.memory.demand.stages[0].from: '0 s' is out of range: it must be above 0 s. Write a value such as '60 "
            + "s'.")]
    [InlineData("startup: 1 GiB, demand: { committed: 1 GiB, stages: [] }",
        "11:67: guests.web.memory.demand.stages: the list is empty. Add an item. It says: Later levels of committed memory, in "
            + "order.")]
    public void GuestMemory_ThatCannotBe_IsRefusedWithPlaceAndCure(string guest, string expected) =>
        Assert.Equal(expected, Texts.ProblemsOf(MemoryTexts.With(guest)));

    [Theory]
    [InlineData("static: 2 GiB, demand: { committed: 4 GiB }",
        "11:51: warning: guests.web.memory.demand.committed: the guest uses 2457 MiB of 4 GiB, more than the 2 GiB that it can "
            + "ever "
            + "hold, so that it pages. Give it more memory, or let it commit less.")]
    [InlineData("static: 2 GiB, demand: { committed: 3 GiB }",
        "11:51: warning: guests.web.memory.demand.committed: the guest commits 3 GiB, more than the 2 GiB that it can ever hold, "
            + "so "
            + "that a part is paged out. Give it more memory, or let it commit less.")]
    [InlineData("startup: 1 GiB, maximum: 2 GiB, demand: { committed: 2 GiB, stages: [ { from: 9 s, committed: 8 GiB } ] }",
        "11:109: warning: guests.web.memory.demand.stages[0].committed: the guest uses 4915 MiB of 8 GiB, more than the 2 GiB "
            + "that it "
            + "can ever hold, so that it pages. Give it more memory, or let it commit less.")]
    [InlineData("static: 2 GiB, demand: { committed: 1 GiB, fileCache: 1 GiB }",
        "11:69: warning: guests.web.memory.demand.fileCache: without 'fileReads' no file is read, so that it does nothing. Leave "
            + "it out, "
            + "or write both.")]
    [InlineData("static: 2 GiB, demand: { committed: 1 GiB, fileReads: 10 /s }",
        "11:69: warning: guests.web.memory.demand.fileReads: without 'fileCache' all that is read is in the cache, so that it "
            + "does "
            + "nothing. Leave it out, or write both.")]
    [InlineData("static: 2 GiB, demand: { committed: 1 GiB, workingSet: 90 % }",
        "11:70: warning: guests.web.memory.demand.workingSet: the guest's memory always suffices, so that it does nothing. Leave "
            + "it out.")]
    public void Demand_ThatTheGuestCannotHold_IsWarnedOf(string guest, string expected)
    {
        Assert.Equal(expected, Texts.ProblemsOf(MemoryTexts.With(guest)));
        Assert.True(Texts.Load(MemoryTexts.With(guest)).IsValid);
    }

    [Theory]
    [InlineData("requests: { arrivals: poisson, rate: 60 /s }", "batch: { threads: 1, rounds: 10 }",
        "a restart would lose the work that a batch has begun. Use 'requests' or 'closed', or leave the section out.")]
    [InlineData(
        "workload:\n      requests: { arrivals: poisson, rate: 60 /s }\n      each: [ { cpu: 5 ms } ]", "workload: idle",
        "an idle guest has no requests that could wait for it. Use 'requests' or 'closed', or leave the section out.")]
    [InlineData(
        "requests: { arrivals: poisson, rate: 60 /s }\n      each: [ { cpu: 5 ms } ]",
        "closed: { clients: 2, think: 1 s }\n      each: [ { cpu: 5 ms }, { barrier: {} } ]",
        "requests that wait at a barrier for others which are not served any more are never completed. Take the barrier out, or leave "
            + "the section out.")]
    public void Restart_OfAGuestWithoutRequestsThatCanWait_IsRefused(string old, string @new, string expected)
    {
        var text = Texts.With("virtualProcessors: 2", "virtualProcessors: 2\n    start: { restart: { at: 10 s, down: 5 s } }");
        Assert.Contains(
            $"11:14: guests.web.start.restart: {expected}", Texts.ProblemsOf(text.Replace(old, @new, StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("delay: 1 h", 1, "11:5: warning: guests.web.start: the guest starts when the run of 60 s is over, and so without a "
        + "part in it. Start earlier, or lengthen the run.")]
    [InlineData("delay: 1 h", 2, "11:5: warning: guests.web.start: the guests start when the run of 60 s is over, and so without a "
        + "part in it. Start earlier, or lengthen the run.")]
    [InlineData("spacing: 30 s", 3, "11:5: warning: guests.web.start: the last of the guests starts when the run of 60 s is over, and "
        + "so without a part in it. Start earlier, or lengthen the run.")]
    [InlineData("spacing: 30 s", 2, "")]
    public void Guest_ThatStartsAfterTheEnd_IsWarnedOf(string start, int count, string expected) => Assert.Equal(
        expected, Texts.ProblemsOf(Texts.With(
            "virtualProcessors: 2", $"virtualProcessors: 2\n    start: {{ {start} }}\n    count: {count}")));

    [Theory]
    [InlineData("restart: { at: 0 s, down: 5 s }",
        "11:29: guests.web.start.restart.at: '0 s' is out of range: it must be above 0 s. Write a value such as")]
    [InlineData("restart: { at: 10 s }", "11:14: guests.web.start.restart.down: the key is missing.")]
    public void Restart_WithoutItsTimes_IsRefused(string restart, string expected) => Assert.StartsWith(
        expected, Texts.ProblemsOf(Texts.With("virtualProcessors: 2", $"virtualProcessors: 2\n    start: {{ {restart} }}")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(MemoryTexts.Dynamic, "rootReserve: 16 GiB",
        "8:26: host.memory.rootReserve: the root keeps 16 GiB of the machine's 16 GiB, which leaves nothing for guests. Lower "
            + "it, or "
            + "give the machine more memory.")]
    [InlineData(MemoryTexts.Dynamic, "balancer: { tolerance: 101 % }",
        "8:36: host.memory.balancer.tolerance: '101 %' is out of range: it must be at most 100 %. Write a value such as '5 %'.")]
    [InlineData(MemoryTexts.Dynamic, "pagingDevice: { parallelism: 0 }",
        "8:42: host.memory.pagingDevice.parallelism: '0' is out of range: it must be at least 1. Write a value such as '1'.")]
    [InlineData(MemoryTexts.Dynamic, "pagingDevice: { service: { cv: 0.05 } }",
        "8:44: host.memory.pagingDevice.service.cv: a variation above 0 must be at least 0.1. Write 0 for a constant time, or "
            + "0.1 to 10.")]
    [InlineData(MemoryTexts.Static, "balancer: { period: 2 s, mostAdded: 1 GiB }",
        "8:33: warning: host.memory.balancer.period: no guest has dynamic memory, so that it does nothing. Leave it out, or give "
            + "a guest "
            + "'startup' memory.")]
    [InlineData(MemoryTexts.Static, "pagingDevice: { service: 2 ms, parallelism: 4 }",
        "8:38: warning: host.memory.pagingDevice.service.mean: the memory of every guest suffices, so that it does nothing. "
            + "Leave it "
            + "out.\n"
            + "8:57: warning: host.memory.pagingDevice.parallelism: the memory of every guest suffices, so that it does nothing. "
            + "Leave it "
            + "out.")]
    public void HostMemory_ThatCannotBeOrAct_IsNamed(string guest, string host, string expected) =>
        Assert.Equal(expected, Texts.ProblemsOf(MemoryTexts.With(guest, host: host)));

    [Fact]
    public void File_WithManyMistakesOfMemory_NamesAllOfThem()
    {
        var text = MemoryTexts.With(
            "startup: 1 GB, buffer: 1 %, weight: -1, demand: { comitted: 1 GiB }",
            host: "balancer: { mostAded: 1 GiB }, tolerance: 5 %");
        Assert.Equal(
            [
                "host.memory.balancer.mostAded", "host.memory.tolerance", "guests.web.memory.startup", "guests.web.memory.buffer",
                "guests.web.memory.weight", "guests.web.memory.demand.committed", "guests.web.memory.demand.comitted",
            ],
            Texts.Load(text).Problems.Select(problem => problem.Path));
    }

    /// <summary>A host that is too small for a guest ends a sweep there, as one with too few processors does.</summary>
    [Fact]
    public void Guest_ThatCanNeverStart_IsRefusedByAdmission()
    {
        var text = MemoryTexts.With(MemoryTexts.Static);
        Assert.True(Texts.Load(text, new Override("host.machine.memory", "2 GiB")).IsRefusedByAdmission);
        Assert.True(
            Texts.Load(text, new Override("host.machine.memory", "2 GiB"), new Override("guests.web.count", "0")).IsValid);
    }

    /// <summary>Of 15,520 MiB one guest takes 15,367, 152 that the host needs for it, and 1 or 2 of shadow tables.</summary>
    [Theory]
    [InlineData(true, 2, false)]
    [InlineData(false, 1, false)]
    [InlineData(false, 2, true)]
    public void ShadowTables_CountForWhatGuestsNeedToStart(bool slat, int tablesMib, bool isWarned)
    {
        var text = MemoryTexts.With("static: 15367 MiB, demand: { committed: 1 GiB }", host: $"shadowTables: {tablesMib} MiB");
        var loaded = Texts.Loaded(
            text, new Override("host.os", "windows-server-2012-r2"), new Override("host.hypervisor.slat", slat ? "true" : "false"));
        Assert.Equal(isWarned, loaded.Warnings.Any(warning => warning.Reason.Contains("to start at once", StringComparison.Ordinal)));
    }

    /// <summary>3 GiB less 474 MiB hold one guest of 2 GiB, not two; those that do not start are the result's business.</summary>
    [Fact]
    public void Guests_ThatCannotAllStartAtOnce_AreNoError()
    {
        var loaded = Texts.Loaded(
            MemoryTexts.With(MemoryTexts.Static), new Override("host.machine.memory", "3 GiB"),
            new Override("guests.web.count", "2"));
        Assert.Contains("so that some may not start", Assert.Single(loaded.Warnings).Reason, StringComparison.Ordinal);
    }
}
