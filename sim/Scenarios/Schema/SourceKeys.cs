namespace HvSim.Scenarios.Schema;

/// <summary>Keys of the entries in docs/SOURCES.md that the format's defaults and limits rest on.</summary>
internal static class SourceKeys
{
    public const string ExperimentDesign = "experiment-design";
    public const string OutputAnalysis = "output-analysis";
    public const string ProcessorSettings = "msvm-processorsettingdata";
    public const string SliceLength = "slice-length";
    public const string LimitPeriod = "limit-period";
    public const string WakePreemption = "wake-preemption";
    public const string RootPrecedence = "root-precedence";
    public const string ContextSwitchCost = "context-switch-cost";
    public const string CacheRefill = "li-2007-context-switch";
    public const string VirtualClient = "virtualclient-perf-counters";
    public const string BackgroundBurst = "root-background-burst";
    public const string WindowsInternals = "windows-internals";
    public const string WorkerThreads = "worker-threads";
    public const string SmtOnXen = "xen-ebce2d836c6f";
    public const string LongSpinWait = "hyperv-long-spin-wait";
    public const string PauseLength = "intel-pause-length";
    public const string SpinYield = "spin-yield";
    public const string PauseLoopExit = "pause-loop-exit";
    public const string ExponentialTimes = "exponential-times";
    public const string SchedulerTypes = "hyperv-scheduler-types";
    public const string Minroot = "hyperv-minroot";
    public const string CpuGroups = "hyperv-cpu-groups";
    public const string Numa = "hyperv-numa";
    public const string RemoteMemory = "denneman-2022-numa";
    public const string ScaleLimits = "hyperv-scale-limits";
    public const string CostTables = "cost-tables";
    public const string BroadcastInterrupts = "broadcast-interrupts";
    public const string IntelIdle = "linux-intel-idle";
    public const string GuestActivity = "guest-activity";
    public const string GuestTimers = "guest-timers";
    public const string LateTicks = "late-ticks";
    public const string TickCost = "tick-cost";
    public const string GuestEnlightenments = "guest-enlightenments";
    public const string Contention = "memory-contention";
    public const string TranslationActivity = "translation-activity";
    public const string BigMemoryServers = "basu-2013-big-memory";
    public const string HypervisorLargePages = "hypervisor-large-pages";
    public const string RootReserve = "hyperv-root-memory-reserve";
    public const string MemoryOverhead = "hyperv-memory-overhead";
    public const string DynamicMemory = "hyperv-dynamic-memory";
    public const string SlatTerminalServer = "slat-terminal-server";
    public const string HostSwapping = "shan-2020-async-page-faults";
    public const string MemoryBalancer = "memory-balancer";
    public const string PagingDevice = "paging-device";
    public const string MemoryDemand = "memory-demand";
    public const string AutomaticStart = "hyperv-automatic-start";
    public const string StorageChannels = "hyperv-storage-channels";
    public const string StorageQos = "hyperv-storage-qos";
    public const string StorageDriver = "storage-driver";
    public const string EmulatedController = "emulated-controller";
    public const string SlatRequirement = "hyperv-slat-requirement";
}
