using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Traces;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Reading;

/// <summary>What is known of the memory of a guest class that may still have errors.</summary>
internal readonly record struct GuestMemoryView(BoundSection Guest)
{
    public BoundSection? Memory => Guest.Section(GuestMemorySchema.Memory);

    public BoundSection? Demand => Memory?.Section(MemoryDemandSchema.Demand);

    public bool IsStatic => Memory?.Find(GuestMemorySchema.Static) is not null;

    /// <summary>Memory that the guest must get before it starts.</summary>
    public BoundScalar<long>? Startup => Memory?.Scalar(GuestMemorySchema.Static) ?? Memory?.Scalar(GuestMemorySchema.Startup);

    /// <summary>Whether the guest's system lets the host change what the guest holds.</summary>
    public bool IsEnlightened =>
        Guest.Section(EnlightenmentSchema.Enlightenments) is { } enlightenments
        && enlightenments.TryGet(EnlightenmentSchema.DynamicMemory, out var can) && can;

    /// <summary>Whether the host may change what the guest holds.</summary>
    public bool IsDynamic => Memory is not null && !IsStatic && IsEnlightened;

    /// <summary>The levels of committed memory, the one from the start on first.</summary>
    public IEnumerable<BoundScalar<long>> Levels =>
        new[] { Demand?.Scalar(MemoryDemandSchema.Committed), MostOfTrace }
            .Concat(Stages.Select(stage => stage.Scalar(MemoryDemandSchema.StageCommitted))).OfType<BoundScalar<long>>();

    private BoundScalar<long>? MostOfTrace
    {
        get
        {
            if (new GuestView("", Guest).TraceContent is not { } content || !content.Trace.Has(TraceColumn.MemoryBytes))
                return null;
            var most = (long)content.Trace.Column(TraceColumn.MemoryBytes).Max();
            return new BoundScalar<long>(MemoryDemandSchema.Committed, content.Origin, most, SizeForm.Print(most));
        }
    }

    public IEnumerable<BoundSection> Stages => (Demand?.List(MemoryDemandSchema.Stages)?.Items ?? []).OfType<BoundSection>();

    /// <summary>Whether what the guest holds never changes and is enough for all that its programs want.</summary>
    public bool AlwaysSuffices =>
        !IsDynamic && Startup is { } held && Demand is { } demand
        && demand.TryGet(MemoryDemandSchema.PerRequest, out var perRequest) && perRequest == 0
        && demand.TryGet(MemoryDemandSchema.FileCache, out var cache)
        && Levels.Any() && Levels.Max(level => level.Value) <= held.Value - cache;

    /// <summary>Whether the guest reads files by way of a cache that may be too small.</summary>
    public bool ReadsFiles =>
        Demand is { } demand && demand.TryGet(MemoryDemandSchema.FileReads, out var reads) && reads > 0
        && demand.TryGet(MemoryDemandSchema.FileCache, out var cache) && cache > 0;

    /// <summary>Most memory that the guest ever holds; null where that is not known.</summary>
    /// <param name="forGuests">What the machine has for all guests, where that is known.</param>
    public long? MostHeld(long? forGuests)
    {
        if (!IsDynamic)
        {
            return Startup?.Value;
        }
        return Memory!.TryGet(GuestMemorySchema.Maximum, out var maximum) ? Math.Min(maximum, forGuests ?? maximum) : null;
    }
}
