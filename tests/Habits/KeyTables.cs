using HvSim.Scenarios;

namespace HvSim.Tests.Habits;

/// <summary>Values that are set beside a key, so that the key can act.</summary>
/// <param name="Key">The key, with place holders for names and indices.</param>
/// <param name="Values">The values; a star stands for every guest class, and a value that a scenario does not have is left
/// out.</param>
/// <param name="Reason">Why the key does nothing without them.</param>
internal sealed record Auxiliary(string Key, IReadOnlyList<Override> Values, string Reason);

/// <summary>What has to be known of the keys of the format to see each of them act in a run of a few seconds.</summary>
internal static class KeyTables
{
    /// <summary>Cuts the simulated time of a scenario, and leaves everything else as it is shipped.</summary>
    public static IReadOnlyList<Override> Brief { get; } =
    [
        new("run.duration", "2 s"), new("run.warmup", "300 ms"),
        new("run.replications.min", "2"), new("run.replications.max", "2"),
    ];

    /// <summary>The same for a scenario of so many guests that much happens in less time.</summary>
    public static IReadOnlyList<Override> Briefest { get; } =
        [.. Brief, new("run.duration", "500 ms"), new("run.warmup", "100 ms")];

    /// <summary>Makes every shipped scenario small, whatever it is about, before anything is varied.</summary>
    public static IReadOnlyList<Override> Shorter { get; } =
    [
        .. Brief,
        new("host.machine.sockets", "1"), new("host.machine.coresPerSocket", "4"), new("host.root.virtualProcessors", "2"),
        new("mix.total", "8"), new("mix.shares.*", "1"),
        new("guests.*.workload.batch.rounds", "20"), new("guests.night.workload.batch.rounds", "2000"),
        new("guests.*.workload.requests.rate", "30 /s"), new("guests.*.workload.requests.bursts.length", "300 ms"),
        new("guests.*.workload.closed.think.mean", "200 ms"),
        new("guests.newcomer.start.delay", "50 ms"), new("guests.newcomer.memory.static", "1 GiB"),
        new("guests.newcomer.memory.demand.committed", "512 MiB"),
    ];

    private static readonly Override[] Crowd =
    [
        new("host.machine.threadsPerCore", "1"), new("guests.*.virtualProcessors", "2"), new("guests.*.count", "6"),
        new("mix.total", "16"), new("guests.*.workload.requests.rate", "100 /s"), new("guests.*.cpu.reserve", "4 %"),
        new("guests.files.workload.closed.think.mean", "100 ms"),
    ];

    private static readonly Override[] Busy =
    [
        new("guests.*.virtualProcessors", "4"), new("guests.*.count", "3"),
        new("guests.*.workload.closed.think.mean", "1 ms"),
    ];

    private static readonly Override[] Silent = [new("guests.*.enlightenments.longSpinWait", "false")];

    private static readonly Override[] Exiting = [.. Silent, new("host.hypervisor.spin.pauseLoopExit", "true")];

    private static readonly Override[] Siblings =
    [
        new("host.os", "windows-server-2019"), new("host.hypervisor.slat", "true"),
        new("host.machine.coresPerSocket", "2"), new("host.machine.threadsPerCore", "2"),
        new("guests.*.virtualProcessors", "2"),
        new("guests.busy.workload.closed.think.mean", "1 ms"),
    ];

    private static readonly Override[] Means =
        [.. Enumerable.Range(0, 8).Select(index => new Override($"objectives[{index}].statistic", "mean"))];

    private static readonly Override[] Narrow =
        [new("guests.*.virtualProcessors", "1"), new("guests.*.workload.requests.rate", "100 /s")];

    private static readonly Override[] Limited =
        [.. Narrow, new("guests.*.cpu.reserve", "0 %"), new("guests.*.cpu.limit", "20 %")];

    private static readonly Override[] Longer =
    [
        new("run.duration", "15 s"), new("guests.*.workload.requests.rate", "10 /s"),
        new("guests.night.workload.batch.rounds", "10000"), new("guests.*.count", "3"), new("mix.total", "16"),
    ];

    private static readonly Override[] More = [.. Longer, new("run.replications.max", "12")];

    private static readonly Override[] Wide =
        [new("guests.*.virtualProcessors", "4"), new("guests.*.timers.rate", "1000 /s")];

    private static readonly Override[] Late =
    [
        .. Narrow, new("guests.*.cpu.reserve", "0 %"), new("guests.*.cpu.limit", "3 %"), new("guests.*.timers.rate", "1000 /s"),
    ];

    private static readonly Override[] Sending =
    [
        new("guests.files.workload.requests.rate", "150 /s"), new("guests.ide.workload.requests.rate", "100 /s"),
        new("guests.archive.workload.requests.rate", "60 /s"), new("guests.assigned.workload.requests.rate", "3000 /s"),
    ];

    private static Override[] Bounds(string statistic) =>
        [.. More, .. Enumerable.Range(0, 8).Select(index => new Override($"objectives[{index}].statistic", statistic))];

    /// <summary>What is set beside which key.</summary>
    public static IReadOnlyList<Auxiliary> Auxiliaries { get; } =
    [
        new("host.os", [new("host.machine.sockets", "2"), new("host.machine.coresPerSocket", "1024")],
            "a release differs from another in its limits, which no small host meets"),
        new("host.hypervisor.scheduler", Siblings, "without siblings cores are logical processors"),
        new("guests.<name>.threadsPerCore", [.. Siblings, new("host.hypervisor.scheduler", "core")],
            "only the core scheduler tells the threads of a core apart"),
        new("host.cpuGroups.<group>.cap",
            [new("guests.*.workload.requests.rate", "1000 /s"), new("host.cpuGroups.gold.cap", "10 %")],
            "a cap holds back only members that would use more together"),
        new("host.machine.numaNodesPerSocket", Crowd, "nodes tell processors apart only where guests run elsewhere"),
        new("host.hypervisor.numaSpanning",
            [
                new("host.machine.threadsPerCore", "1"), new("host.machine.numaNodesPerSocket", "4"),
                new("guests.*.virtualProcessors", "2"),
            ],
            "only a guest that is wider than a node spans"),
        new("guests.<name>.workload.remoteMemorySlowdown", [.. Crowd, new("host.machine.numaNodesPerSocket", "4")],
            "memory is remote only where there are several nodes"),
        new("host.hypervisor.slice", Crowd, "a slice ends only where others wait"),
        new("host.hypervisor.limitPeriod", Limited, "only a limit has periods"),
        new("host.hypervisor.reserveRule", Crowd,
            "without reserves there is nothing to add or to compare"),
        new("host.hypervisor.minimumRun", [.. Crowd, new("host.hypervisor.wakePreemption", "true")],
            "only a woken virtual processor that pre-empts has to wait for it"),
        new("host.hypervisor.wakePreemption", Crowd, "an idle processor is given without pre-emption"),
        new("host.hypervisor.rootPrecedence", [.. Crowd, new("host.hypervisor.rootPrecedence", "100 us")],
            "the root runs ahead only of guests that would wait or run, and a burst of background work is shorter than 10 ms"),
        new("host.hypervisor.costs.cacheColdAfter", Crowd, "caches go cold only while others run"),
        new("host.hypervisor.costs.cacheRefill", Crowd, "caches go cold only while others run"),
        new("guests.<name>.enlightenments.lockHint", Busy, "a holder loses its processor only where others wait for it"),
        new("guests.<name>.workload.each[].lock.kind", Busy, "kinds differ in who waits how, where somebody has to"),
        new("host.hypervisor.spin.count", Busy, "a notification takes 221 us of spinning"),
        new("host.hypervisor.spin.pause", Busy, "a notification takes 221 us of spinning"),
        new("host.hypervisor.spin.yield", Busy, "a notification takes 221 us of spinning"),
        new("guests.<name>.enlightenments.longSpinWait", Busy, "a notification takes 221 us of spinning"),
        new("host.hypervisor.spin.pauseLoopExit", [.. Busy, .. Silent], "a guest that notifies causes no pause-loop exits"),
        new("host.hypervisor.spin.pauseLoopWindow", [.. Busy, .. Exiting], "without exits there is no window"),
        new("host.hypervisor.spin.pauseLoopCost", [.. Busy, .. Exiting], "without exits there is no cost"),
        new("guests.<name>.cpu.weight", [.. Crowd, new("host.hypervisor.rootPrecedence", "0 ms")],
            "weights divide what is scarce, in a scenario of one class between guests and root"),
        new("guests.<name>.cpu.reserve", [.. Crowd, new("host.hypervisor.rootPrecedence", "0 ms")],
            "reserves divide what is scarce"),
        new("guests.<name>.cpu.limit", Limited, "a limit holds back only who would use more"),
        new("guests.<name>.threads.quantum", [.. Narrow, new("guests.*.threads.quantum", "2 ms")],
            "a quantum ends only while threads wait within the guest, and few steps are as long as the default"),
        new("guests.<name>.threads.workersPerVirtualProcessor",
            [.. Crowd, .. Narrow, new("guests.*.threads.workersPerVirtualProcessor", "1")],
            "a request waits for a worker only while all are busy"),
        new("host.root.smtSlowdown",
            [new("host.machine.coresPerSocket", "2"), new("host.machine.threadsPerCore", "2")],
            "it takes two threads on a core, and work on both"),
        new("guests.<name>.workload.smtSlowdown",
            [new("host.machine.coresPerSocket", "2"), new("host.machine.threadsPerCore", "2")],
            "it takes two threads on a core, and work on both"),
        new("guests.<name>.workload.contentionSlowdown", [new("guests.*.workload.requests.rate", "100 /s")],
            "it takes several busy cores"),
        new("guests.<name>.workload.activity.clockReads", [new("guests.*.enlightenments.referenceClock", "false")],
            "with the reference clock page a read needs no way out"),
        new("guests.<name>.workload.activity.addressSpaceSwitches", [new("guests.*.enlightenments.addressSpaceSwitch", "true")],
            "on a host with SLAT only the hypercall leaves the guest"),
        new("host.hypervisor.costs.intercepts.addressSpaceSwitch", [new("guests.*.enlightenments.addressSpaceSwitch", "true")],
            "on a host with SLAT only the hypercall leaves the guest"),
        new("guests.<name>.workload.activity.largePages", [new("guests.*.workload.activity.tlbMisses", "1000000 /s")],
            "large pages save misses only where there are some"),
        new("host.hypervisor.costs.intercepts.controlRegister", [new("guests.*.enlightenments.addressSpaceSwitch", "false")],
            "an enlightened guest switches address spaces by hypercall"),
        new("host.hypervisor.costs.intercepts.endOfInterrupt", [new("guests.*.enlightenments.syntheticInterrupts", "false")],
            "with synthetic interrupts none ends this way"),
        new("guests.<name>.workload.each[].flush.idle",
            [new("guests.maps.workload.closed.clients", "2"), new("guests.*.enlightenments.remoteTlbFlush", "false")],
            "where all are busy none is idle, and a hypercall wakes none"),
        new("guests.<name>.interruptDestinations", [new("guests.*.enlightenments.clusterIpi", "false")],
            "one hypercall interrupts any number"),
        new("guests.<name>.timers.rate", [new("guests.*.enlightenments.timerSuppression", "false")],
            "where idle virtual processors have no ticks, a guest without work has none"),
        new("guests.<name>.timers.handler", [.. Wide, new("guests.*.enlightenments.timerSuppression", "false")],
            "on a busy virtual processor the handler is part of the work"),
        new("guests.<name>.enlightenments.timerSuppression", Wide, "it takes an idle virtual processor, and ticks"),
        new("guests.<name>.timers.lateTicks", Late, "ticks are late only where a virtual processor has to wait"),
        new("guests.<name>.timers.mostCaughtUp", [.. Late, new("guests.*.timers.lateTicks", "catch-up")],
            "it takes a long wait, after which ticks are caught up"),
        new("host.storage.<device>.balancerTarget", Sending, "a turn is taken only where others wait"),
        new("guests.<name>.disk.queueDepth", Sending, "a channel is full only where much is under way"),
        new("guests.<name>.disk.postedInterrupts", Sending, "an idle virtual processor is woken by the hypervisor in any case"),
        new("guests.<name>.disk.completions", Sending,
            "a thread that has the guest for itself runs on the first virtual processor"),
        new("guests.<name>.disk.channels", Sending, "a guest that does one thing at a time runs on one virtual processor"),
        new("guests.<name>.disks.<disk>.channels", Sending,
            "a guest that does one thing at a time runs on one virtual processor"),
        new("guests.<name>.disks.<disk>.postedInterrupts", Sending,
            "an idle virtual processor is woken by the hypervisor in any case"),
        new("guests.<name>.disks.<disk>.completions", Sending,
            "a thread that has the guest for itself runs on the first virtual processor"),
        new("guests.<name>.network.postedInterrupts", Sending,
            "an idle virtual processor is woken by the hypervisor in any case"),
        new("guests.<name>.network.interrupts", Sending,
            "a thread that has the guest for itself runs on the first virtual processor"),
        new("host.hypervisor.costs.mitigation", [new("host.hypervisor.mitigations", "true")], "only with mitigations"),
        new("guests.<name>.start.restart.down",
            [new("guests.*.start.restart.at", "700 ms"), new("guests.*.start.restart.down", "300 ms")],
            "a guest that is shut down after some minutes is down in none of the first seconds"),
        new("mix.shares.<guest>", [new("mix.total", "16")], "few guests are dealt out alike by shares that differ little"),
        new("run.precision.mean", Bounds("mean"), "with a fixed number of replications nothing is left to decide"),
        new("run.precision.p95", Bounds("p95"), "with a fixed number of replications nothing is left to decide"),
        new("run.precision.p99", Bounds("p99"), "with a fixed number of replications nothing is left to decide"),
        new("objectives[].limit", [.. Longer, .. Means],
            "a statistic of few responses decides nothing, and a quantile is not judged"),
        new("objectives[].statistic", Longer, "a statistic of few responses decides nothing"),
        new("objectives[].across", Longer, "a single guest is its own worst"),
    ];

    /// <summary>
    /// Keys that may do nothing in two seconds of a scenario as it is shipped, with the reason: those that need other values
    /// beside them, and those that need more time.
    /// </summary>
    public static IReadOnlyDictionary<string, string> SilentAsShipped { get; } = new Dictionary<string, string>(
        Auxiliaries.Select(auxiliary => KeyValuePair.Create(auxiliary.Key, auxiliary.Reason)))
    {
        ["guests.<name>.workload.batch.rounds"] = "the work goes on for hours",
        ["host.machine.idleStates.lightAfter"] = "no processor of a crowded host idles for long",
        ["host.machine.idleStates.lightWake"] = "no processor of a crowded host idles for long",
        ["host.machine.idleStates.deepAfter"] = "no processor of a crowded host idles for long",
        ["host.machine.idleStates.deepWake"] = "no processor of a crowded host idles for long",
        ["guests.<name>.workload.requests.bursts.length"] = "the first burst outlasts two seconds, however long it is",
    };

    /// <summary>Values that are tried where the gentle ones change nothing.</summary>
    public static IReadOnlyDictionary<string, string[]> LastResorts { get; } = new Dictionary<string, string[]>
    {
        // Two files of the fixtures.
        ["guests.<name>.workload.trace.file"] = ["traces/all.csv", "traces/bytes.csv"],
        // Without a busy root nobody runs for less than a slice.
        ["host.hypervisor.costs.cacheColdAfter"] = ["20 ms"],
        // A verdict turns only where the bound crosses the reading.
        ["objectives[].limit"] = ["1 us", "10 h"],
        ["host.hypervisor.minimumRun"] = ["5 ms", "1 s"],
        // A target acts only where the queue is longer.
        ["host.storage.<device>.balancerTarget"] = ["10 us"],
        // A name that no other disk has is any name.
        ["guests.<name>.disk.controller"] = ["old"],
        ["guests.<name>.disks.<disk>.controller"] = ["disk"],
        // Where the machine's memory is given, a supply acts only where it runs out.
        ["host.hypervisor.largePages"] = ["0 %"],
        // By default nothing, of which the gentle values make a nanosecond.
        ["guests.<name>.start.delay"] = ["100 ms"],
        ["guests.<name>.start.spacing"] = ["100 ms"],
        // A scenario of minutes has its restart after some of them.
        ["guests.<name>.start.restart.at"] = ["700 ms"],
        // A bound acts only where a guest comes to it.
        ["guests.<name>.memory.minimum"] = ["1 GiB"],
        ["guests.<name>.memory.maximum"] = ["1 GiB"],
        ["host.memory.balancer.tolerance"] = ["50 %"],
        ["guests.<name>.memory.buffer"] = ["2000 %", "5 %"],
        ["guests.<name>.memory.weight"] = ["100"],
        // A gap has to lie between the two values.
        ["host.machine.idleStates.lightAfter"] = ["590 us"],
        // A number of replications turns only where the aim crosses the half-width.
        ["run.precision.mean"] = ["0.001 %", "100 %"],
        ["run.precision.p95"] = ["0.001 %", "100 %"],
        ["run.precision.p99"] = ["0.001 %", "100 %"],
    };

    /// <summary>Keys that are not varied, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Fixed { get; } = new Dictionary<string, string>
    {
        ["schemaVersion"] = "1 is the only version",
        ["name"] = "names the result folder; no result depends on it",
        ["guests.<name>.workload.each[].lock.name"] = "a name that no other step has is any name: see LockTheoryTests",
        ["host.storage.<device>.kind"] = "another kind has other keys",
        ["guests.<name>.os"] = "two systems may have the same enlightenments, each of which is varied by itself",
        ["run.budget"] = "the clock on the wall decides whether there is an answer, never which one",
        ["alternatives.<alternative>[<path>]"] = "only a comparison reads them: see CompareTests",
        ["guests.<name>.workload"] = "a guest without work has nothing to vary it by",
    };
}
