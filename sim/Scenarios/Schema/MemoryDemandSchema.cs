using HvSim.Engine;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>What the programs of a guest want of its memory.</summary>
internal static class MemoryDemandSchema
{
    private const string Most = "240 TiB";

    public static readonly ScalarKey<long> Committed = CommittedKey(
        "Committed memory of the guest from its start on; to be left out where a trace gives it, and only there.", Presence.Optional);

    public static readonly ScalarKey<long> PerRequest = new("perRequest", Forms.Size)
    {
        Description = "Committed memory of each request in the guest, on top of that.",
        Default = "0 B",
        Minimum = "0 B",
        Maximum = Most,
    };

    public static readonly ScalarKey<double> WorkingSet = new("workingSet", Forms.Percent)
    {
        Description = "Part of the committed memory that is in use.",
        Default = "60 %",
        Minimum = "0 %",
        IsAboveMinimum = true,
        Maximum = "100 %",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.MemoryDemand,
        PlausibleLow = "30 %",
        PlausibleHigh = "90 %",
    };

    public static readonly ScalarKey<double> PageTouches = new("pageTouches", Forms.Rate)
    {
        Description = "How often running code comes to a page that it has not used just before, per second of its work.",
        Default = "20000 /s",
        Minimum = "0 /s",
        Maximum = "100000000 /s",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.MemoryDemand,
        PlausibleLow = "2000 /s",
        PlausibleHigh = "100000 /s",
    };

    public static readonly ScalarKey<long> FileCache = new("fileCache", Forms.Size)
    {
        Description = "Memory with which the guest's cache of files holds all that is read; with less, part of the reads go to "
            + "the paging device.",
        Default = "0 B",
        Minimum = "0 B",
        Maximum = Most,
    };

    public static readonly ScalarKey<double> FileReads = new("fileReads", Forms.Rate)
    {
        Description = "Reads of files per second of work.",
        Default = "0 /s",
        Minimum = "0 /s",
        Maximum = "100000000 /s",
    };

    public static readonly ScalarKey<Duration> From = new("from", Forms.Time)
    {
        Description = "Time from the guest's start to the beginning of the stage.",
        Presence = Presence.Required,
        Minimum = "0 s",
        IsAboveMinimum = true,
        Maximum = "720 h",
        Sample = "60 s",
    };

    public static readonly ScalarKey<long> StageCommitted = CommittedKey("Committed memory from then on.", Presence.Required);

    public static readonly Section Stage = new("", From, StageCommitted)
    {
        Description = "A later level of committed memory.",
    };

    public static readonly ListOf Stages = new("stages", Stage)
    {
        Description = "Later levels of committed memory, in order.",
        Fewest = 1,
    };

    public static readonly Section Demand = new(
        "demand", Committed, PerRequest, WorkingSet, PageTouches, FileCache, FileReads, Stages)
    {
        Description = "What the programs of the guest want of its memory.",
        Shown = [Committed],
        Presence = Presence.Required,
    };

    private static ScalarKey<long> CommittedKey(string what, Presence presence) => new("committed", Forms.Size)
    {
        Description = what,
        Presence = presence,
        Minimum = "0 B",
        IsAboveMinimum = true,
        Maximum = Most,
        Sample = "3 GiB",
    };
}
