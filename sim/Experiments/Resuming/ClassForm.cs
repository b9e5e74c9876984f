using HvSim.Models.Guests.Locking;
using HvSim.Scenarios.Results;

namespace HvSim.Experiments.Resuming;

/// <summary>The guests of a class as bytes and back.</summary>
internal static class ClassForm
{
    public static void Write(BinaryWriter to, GuestClassResult one)
    {
        to.Write(one.Name);
        to.List(one.Guests, WriteGuest);
        HistogramForm.Write(to, one.Response);
    }

    public static GuestClassResult Read(BinaryReader from) => new()
    {
        Name = from.ReadString(),
        Guests = from.List(ReadGuest),
        Response = HistogramForm.Read(from),
    };

    public static void WriteTimes(BinaryWriter to, VirtualProcessorTimes times)
    {
        to.Whole(times.Count);
        to.Time(times.Running);
        to.Time(times.Hypervisor);
        to.Time(times.SmtSlowdown);
        to.Time(times.AddressTranslation);
        to.Time(times.CacheRefill);
        to.Time(times.IdleWake);
        to.Time(times.RemoteRun);
        to.Time(times.Ready);
        to.Time(times.Capped);
        to.Time(times.Idle);
        to.Whole(times.Dispatches);
        to.Whole(times.Migrations);
        to.Time(times.Spinning);
        to.Whole(times.LongSpinWaitHypercalls);
        to.Whole(times.PauseLoopExits);
        to.Whole(times.TlbFlushes);
        to.Whole(times.InterruptsSent);
    }

    public static VirtualProcessorTimes ReadTimes(BinaryReader from) => new()
    {
        Count = (int)from.Whole(),
        Running = from.Time(),
        Hypervisor = from.Time(),
        SmtSlowdown = from.Time(),
        AddressTranslation = from.Time(),
        CacheRefill = from.Time(),
        IdleWake = from.Time(),
        RemoteRun = from.Time(),
        Ready = from.Time(),
        Capped = from.Time(),
        Idle = from.Time(),
        Dispatches = from.Whole(),
        Migrations = from.Whole(),
        Spinning = from.Time(),
        LongSpinWaitHypercalls = from.Whole(),
        PauseLoopExits = from.Whole(),
        TlbFlushes = from.Whole(),
        InterruptsSent = from.Whole(),
    };

    private static void WriteGuest(BinaryWriter to, GuestResult guest)
    {
        to.Whole(guest.Index);
        to.Whole(guest.Arrived);
        to.Whole(guest.Completed);
        to.Whole(guest.InSystemAtStart);
        to.Whole(guest.InSystemAtEnd);
        HistogramForm.Write(to, guest.Response);
        to.Write(guest.Elapsed.HasValue);
        if (guest.Elapsed is { } elapsed)
            to.Time(elapsed);
        WriteTimes(to, guest.Processors);
        to.Time(guest.LeastRunning);
        to.List(guest.Intercepts.Counts, (writer, count) => writer.Write(count));
        to.List(guest.Intercepts.CostNanoseconds, (writer, cost) => writer.Write(cost));
        WriteTicks(to, guest.Ticks);
        to.Write(guest.HasStarted);
        MemoryForm.Write(to, guest.Memory);
        TransferForm.Write(to, guest.Transfers);
        to.Whole(guest.Pauses.Count);
        to.Time(guest.Pauses.Length);
        to.Time(guest.Pauses.TimeToSafePoint);
        to.Write(guest.MeanReadyThreads);
    }

    private static GuestResult ReadGuest(BinaryReader from) => new()
    {
        Index = (int)from.Whole(),
        Arrived = from.Whole(),
        Completed = from.Whole(),
        InSystemAtStart = from.Whole(),
        InSystemAtEnd = from.Whole(),
        Response = HistogramForm.Read(from),
        Elapsed = from.ReadBoolean() ? from.Time() : null,
        Processors = ReadTimes(from),
        LeastRunning = from.Time(),
        Intercepts = new InterceptTotals(from.List(reader => reader.ReadDouble()), from.List(reader => reader.ReadDouble())),
        Ticks = ReadTicks(from),
        HasStarted = from.ReadBoolean(),
        Memory = MemoryForm.Read(from),
        Transfers = TransferForm.Read(from),
        Pauses = new PauseTotals(Count: from.Whole(), Length: from.Time(), TimeToSafePoint: from.Time()),
        MeanReadyThreads = from.ReadDouble(),
    };

    private static void WriteTicks(BinaryWriter to, TickTotals ticks)
    {
        to.Whole(ticks.Delivered);
        to.Whole(ticks.Late);
        to.Whole(ticks.Merged);
        to.Whole(ticks.Skipped);
        to.Time(ticks.ChargedTime);
    }

    private static TickTotals ReadTicks(BinaryReader from) => new(
        Delivered: from.Whole(), Late: from.Whole(), Merged: from.Whole(), Skipped: from.Whole(), ChargedTime: from.Time());
}
