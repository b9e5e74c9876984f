using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Scenarios;
using HvSim.Scenarios.Specs;

namespace HvSim.Tests.Habits;

/// <summary>A key that cannot act in some scenarios.</summary>
/// <param name="Key">The key, with place holders for names and indices.</param>
/// <param name="Where">The scenarios.</param>
/// <param name="Reason">Why.</param>
internal sealed record Idle(string Key, Func<Scenario, GuestSpec?, bool> Where, string Reason);

/// <summary>Which keys of the format cannot act in which scenarios.</summary>
internal static class IdleKeyTable
{
    private static readonly string[] OfTheHypervisor =
    [
        .. ScenarioSchema.Parameters.Select(parameter => parameter.Path)
            .Where(path => path.StartsWith("guests.<name>.workload.activity.", StringComparison.Ordinal)
                || path.StartsWith("guests.<name>.enlightenments.", StringComparison.Ordinal)),
    ];

    private static readonly string[] OfShadowTables =
    [
        "guests.<name>.workload.activity.pageTableEdits", "guests.<name>.workload.activity.guestPageFaults",
        "guests.<name>.workload.activity.invalidations", "host.hypervisor.costs.intercepts.pageTableWrite",
        "host.hypervisor.costs.intercepts.guestPageFault", "host.hypervisor.costs.intercepts.controlRegister",
        "host.hypervisor.costs.intercepts.pageInvalidation",
    ];

    private static readonly string[] OfSlat =
    [
        "guests.<name>.workload.activity.tlbMisses", "guests.<name>.workload.activity.largePages",
        "guests.<name>.workload.activity.nestedPageFaults", "host.hypervisor.costs.intercepts.nestedPageFault",
    ];

    private static readonly string[] OfTheTimers =
    [
        .. ScenarioSchema.Parameters.Select(parameter => parameter.Path)
            .Where(path => path.StartsWith("guests.<name>.timers.", StringComparison.Ordinal)),
    ];

    private static readonly string[] OfTheMemory =
    [
        .. ScenarioSchema.Parameters.Select(parameter => parameter.Path)
            .Where(path => path.StartsWith("host.memory.", StringComparison.Ordinal)
                || path.StartsWith("guests.<name>.memory.", StringComparison.Ordinal)
                || path == "host.machine.memory"),
    ];

    private static readonly string[] OfAGuestThatRuns =
    [
        .. ScenarioSchema.Parameters.Select(parameter => parameter.Path)
            .Where(path => path.StartsWith("guests.<name>.", StringComparison.Ordinal)
                && path is not "guests.<name>.memory.static" and not "guests.<name>.start.order"),
    ];

    private static readonly string[] NotOfIo =
    [
        .. ScenarioSchema.Parameters.Select(parameter => parameter.Path)
            .Where(path => !path.StartsWith("host.storage.", StringComparison.Ordinal)
                && !path.StartsWith("host.network.", StringComparison.Ordinal)
                && !path.StartsWith("host.hypervisor.costs.storage.", StringComparison.Ordinal)
                && !path.StartsWith("host.hypervisor.costs.network.", StringComparison.Ordinal)
                && !path.StartsWith("guests.<name>.disk", StringComparison.Ordinal)
                && !path.StartsWith("guests.<name>.network.", StringComparison.Ordinal)
                && !path.StartsWith("guests.<name>.workload.each[].", StringComparison.Ordinal)),
    ];

    private static readonly string[] NotOfTraces =
    [
        .. ScenarioSchema.Parameters.Select(parameter => parameter.Path)
            .Where(path => !path.StartsWith("guests.<name>.workload.trace.", StringComparison.Ordinal)),
    ];

    private static readonly string[] OfFullChannels =
    [
        "guests.<name>.disk.queueDepth", "guests.<name>.disk.channels", "guests.<name>.disk.controller",
        "guests.<name>.disk.completions", "host.storage.<device>.balancerTarget", "guests.<name>.workload.each[].read.sequential",
        "guests.<name>.workload.each[].write.sequential", "guests.<name>.workload.each[].write.parallel",
    ];

    private static readonly string[] OfScarceProcessors =
    [
        "host.hypervisor.slice", "host.hypervisor.limitPeriod", "host.hypervisor.wakePreemption", "guests.<name>.threadsPerCore",
        "guests.<name>.cpu.limit",
    ];

    private static readonly string[] OfPlaces =
    [
        "guests.<name>.workload.each[].read.sequential", "guests.<name>.workload.each[].write.sequential",
    ];

    private static readonly string[] OfProcessors =
    [
        "guests.<name>.cpu.weight", "guests.<name>.cpu.reserve", "guests.<name>.threads.workersPerVirtualProcessor",
        "run.precision.mean",
    ];

    private static readonly string[] OfDynamicMemory =
    [
        "guests.<name>.memory.minimum", "guests.<name>.memory.maximum", "guests.<name>.memory.buffer",
        "guests.<name>.memory.weight", "guests.<name>.enlightenments.dynamicMemory",
    ];

    /// <summary>Keys that cannot act in some scenarios; each has to act in another one.</summary>
    public static IReadOnlyList<Idle> All { get; } =
    [
        new("host.os", IsNative, "limits and schedulers are the hypervisor's"),
        new("host.hypervisor.spin.count", (all, _) => !HasLock(all, IsSpinlock), "only kernel spinlocks notify"),
        new("host.hypervisor.spin.pause", (all, _) => !HasLock(all, IsSpinlock), "only kernel spinlocks notify"),
        new("host.hypervisor.spin.yield", (all, _) => !HasLock(all, IsSpinlock), "only kernel spinlocks notify"),
        new("guests.<name>.enlightenments.longSpinWait", (_, guest) => !HasLock(guest!, IsSpinlock),
            "only kernel spinlocks notify"),
        new("guests.<name>.enlightenments.lockHint", (_, guest) => !HasLock(guest!, kind => kind == LockKind.Adaptive),
            "only waiters of adaptive locks look whether the holder runs"),
        new("host.hypervisor.spin.pauseLoopExit", (all, _) => !HasLock(all, Spins), "nobody spins"),
        new("host.hypervisor.spin.pauseLoopWindow", (all, _) => !HasLock(all, Spins), "nobody spins"),
        new("host.hypervisor.spin.pauseLoopCost", (all, _) => !HasLock(all, Spins), "nobody spins"),
        new("guests.<name>.enlightenments.remoteTlbFlush", (_, guest) => !Sends(guest!), "it flushes nothing"),
        new("host.hypervisor.costs.interruptTarget", (all, _) => !all.Guests.Any(Sends), "nobody sends anything"),
        new("guests.<name>.interruptDestinations", (_, guest) => !Sends(guest!), "it interrupts nobody"),
        new("guests.<name>.enlightenments.clusterIpi", (_, guest) => !Sends(guest!), "it interrupts nobody"),
        new("host.root.backgroundBurst", (all, _) => all.Host.Root.BackgroundLoad == 0, "the root does nothing"),
        new("host.root.smtSlowdown", (all, _) => all.Host.Root.BackgroundLoad == 0, "the root does nothing"),
        new("host.hypervisor.rootPrecedence", (all, _) => all.Host.Root.BackgroundLoad == 0, "the root does nothing"),
        new("host.hypervisor.costs.table", (scenario, _) => scenario.Name == "full", "it gives every cost itself"),
        new("host.hypervisor.minimumRun", (scenario, _) => scenario.Guests.Any(guest => guest.Name == "favoured"),
            "in two seconds of two classes at odds no waker is charged less than one that runs"),
        new("host.machine.idleStates.lightAfter", IsOfBatches, "few gaps of batch work are so short"),
        new("host.machine.idleStates.lightWake", IsOfBatches, "few gaps of batch work are so short"),
        new("host.machine.idleStates.deepAfter", IsOfBatches, "few gaps of batch work are so short"),
        new("host.root.backgroundLoad", IsNative, "a native run has no root partition"),
        new("host.root.backgroundBurst", IsNative, "a native run has no root partition"),
        new("host.root.smtSlowdown", IsNative, "a native run has no root partition"),
        new("host.machine.numaNodesPerSocket", IsNative, "without a hypervisor memory lies where its guest runs"),
        new("guests.<name>.threadsPerCore", IsNative, "without a hypervisor each virtual processor is a logical processor"),
        new("guests.<name>.threadsPerCore", IsWithoutWork, "a guest without work takes nothing"),
        new("guests.<name>.cpu.weight", IsNative, "entitlements are the hypervisor's"),
        new("guests.<name>.cpu.reserve", IsNative, "entitlements are the hypervisor's"),
        new("guests.<name>.cpu.limit", IsNative, "entitlements are the hypervisor's"),
        new("guests.<name>.cpu.weight", IsWithoutWork, "a guest without work takes nothing"),
        new("guests.<name>.cpu.reserve", IsWithoutWork, "a guest without work takes nothing"),
        new("guests.<name>.cpu.limit", IsWithoutWork, "a guest without work takes nothing"),
        new("guests.<name>.threads.quantum", IsWithoutWork, "a guest without work has no threads that run"),
        new("run.precision.mean", IsNative, "the guests beside which its width can be told have no room on a bare machine"),
        new("run.precision.p95", HasNoObjective, "the shipped scenarios without objectives are of batch work"),
        new("run.precision.p99", (all, _) => all.Guests.Any(Pauses), "few requests meet a pause in the time of a trial"),
        new("run.precision.p99", HasNoObjective, "without objectives no 99th percentile decides"),
        new("guests.<name>.threads.workersPerVirtualProcessor", (_, guest) => guest?.Workload is IdleWorkload or BatchWorkload,
            "batch work has threads of its own"),
        new("guests.<name>.threads.workersPerVirtualProcessor", (_, guest) => guest?.Workload is ClosedWorkload { Clients: 1 },
            "a single client never waits for a worker"),
        .. OfShadowTables.Select(key => new Idle(key, HasSlat, "on a host with SLAT nothing is shadowed")),
        .. OfShadowTables.Select(key => new Idle(key, IsShortOfMemory, "guests of memory.yaml do not edit page tables")),
        new("host.memory.shadowTables", HasSlat, "a host with SLAT has none"),
        .. OfSlat.Select(key => new Idle(key, KeepsShadowTables, "shadow tables are walked as natively, on one level")),
        new("guests.<name>.workload.activity.profile", (all, guest) => all.Name == "full" && guest!.Name == "web",
            "it gives every rate itself"),
        .. OfTheHypervisor.Select(key => new Idle(key, IsNative, "a native run has no hypervisor to leave for")),
        .. OfTheTimers.Select(key => new Idle(key, IsNative, "natively ticks are part of the work")),
        new("guests.<name>.timers.lateTicks", IsWithoutWork, "a guest without work does not wait"),
        new("guests.<name>.timers.mostCaughtUp", IsWithoutWork, "a guest without work does not wait"),
        .. OfTheHypervisor.Select(key => new Idle(key, IsWithoutWork, "a guest without work does nothing")),
        .. OfTheMemory.Select(key => new Idle(key, HasMemoryEnough, "memory.yaml has too little")),
        .. OfDynamicMemory.Select(key => new Idle(key, (_, guest) => guest!.Memory is not { IsDynamic: true },
            "the host never changes what it holds")),
        new("guests.<name>.enlightenments.dynamicMemory", HasMemoryEnough, "memory.yaml has too little"),
        .. OfAGuestThatRuns.Select(key => new Idle(key, (_, guest) => guest?.Name == "huge", "it finds no memory to start")),
        .. OfAGuestThatRuns.Where(key => key != "guests.<name>.start.delay").Select(key => new Idle(
            key, (_, guest) => guest!.Start.Delay > Duration.FromSeconds(60), "it starts after the first seconds")),
        .. NotOfIo.Select(key => new Idle(key, (all, _) => all.Name == "storage", "storage.yaml is about I/O")),
        .. NotOfTraces.Select(key => new Idle(key, (all, _) => all.Name == "traces", "traces.yaml is about traces")),
        .. OfFullChannels.Select(key => new Idle(key, (all, _) => all.Name is "storage-paths" or "loaded-root",
            "its disk is a fast one that little is asked of")),
        .. OfProcessors.Select(key => new Idle(key, (all, _) => all.Name is "storage-paths" or "loaded-root",
            "its processors idle")),
        .. OfScarceProcessors.Select(key => new Idle(key, (all, _) => all.Name == "storage-paths", "its processors idle")),
        new("host.hypervisor.slice", (all, _) => all.Name == "loaded-root", "its processors idle"),
        new("host.storage.<device>.writeLatency", (all, _) => all.Name == "loaded-root", "it only reads"),
        new("sweep.find", (all, _) => all.Name == "loaded-root",
            "in a moment none of its points is decided, so that all are looked at"),
        .. OfPlaces.Select(key => new Idle(key, (_, guest) => guest?.Name != "archive",
            "only an arm has to go from place to place")),
        .. OfProcessors.Select(key => new Idle(key, IsShortOfMemory, "guests of memory.yaml wait for memory")),
        new("guests.<name>.memory.demand.perRequest", (_, guest) => guest!.Memory!.Demand.PerRequest == 0,
            "a byte is nothing"),
        new("guests.<name>.memory.demand.fileCache", (_, guest) => guest!.Memory!.Demand.FileReadsPerSecond == 0,
            "it reads no files"),
        new("guests.<name>.memory.demand.fileReads", (_, guest) => guest!.Memory!.Demand.FileCache == 0,
            "all files are in its cache"),
        new("guests.<name>.memory.demand.workingSet", (_, guest) => guest!.Name == "shrinking", "it holds more than it wants"),
        new("guests.<name>.memory.demand.pageTouches", (_, guest) => guest!.Name == "shrinking", "it holds more than it wants"),
        new("guests.<name>.start.order", (all, _) => all.Host.Memory is null, "all find room, whatever their order"),
        new("guests.<name>.start.order", HasMemoryEnough, "all find room, whatever their order"),
        new("guests.<name>.start.order", (_, guest) => guest!.Start.Delay > Duration.Zero, "nobody else starts at that time"),
        new("guests.<name>.start.spacing", (_, guest) => guest!.Count < 2, "there is no next one"),
    ];

    // Without objectives means and the 95th percentiles of requests decide; of batch work the means alone.
    private static bool HasNoObjective(Scenario scenario, GuestSpec? guest) => scenario.Objectives.Count == 0;

    private static bool HasLock(Scenario scenario, Func<LockKind, bool> kind) =>
        scenario.Guests.Any(guest => HasLock(guest, kind));

    private static bool HasLock(GuestSpec guest, Func<LockKind, bool> kind) =>
        guest.Workload.Each.Any(step => step.Lock is { } taken && kind(taken.Kind));

    private static bool Sends(GuestSpec guest) => guest.Workload.Each.Any(step => step.Signal is not null);

    private static bool Pauses(GuestSpec guest) => guest.Workload.Each.Any(step => step.Kind == StepKind.StopTheWorld);

    private static bool IsSpinlock(LockKind kind) => kind is LockKind.SpinTicket or LockKind.SpinUnfair;

    private static bool Spins(LockKind kind) => kind != LockKind.Mutex;

    private static bool IsOfBatches(Scenario scenario, GuestSpec? guest) =>
        scenario.Guests.All(one => one.Workload is BatchWorkload);

    private static bool HasMemoryEnough(Scenario scenario, GuestSpec? guest) => !IsShortOfMemory(scenario, guest);

    private static bool IsShortOfMemory(Scenario scenario, GuestSpec? guest) => scenario.Name == "memory";

    private static bool IsNative(Scenario scenario, GuestSpec? guest) => scenario.Host.Hypervisor is null;

    private static bool HasSlat(Scenario scenario, GuestSpec? guest) => scenario.Host.Hypervisor is { Slat: true };

    private static bool KeepsShadowTables(Scenario scenario, GuestSpec? guest) => scenario.Host.Hypervisor is { Slat: false };

    private static bool IsWithoutWork(Scenario scenario, GuestSpec? guest) => guest?.Workload is IdleWorkload;
}
