using HvSim.Models.Memory;
using HvSim.Scenarios.Results;

namespace HvSim.Experiments.Resuming;

/// <summary>Readings of memory as bytes and back.</summary>
internal static class MemoryForm
{
    public static void Write(BinaryWriter to, MemoryReading memory)
    {
        to.Write(memory.HeldMib);
        to.Write(memory.CommittedMib);
        to.Whole(memory.VisibleMib);
        to.Write(memory.Pressure);
        to.Time(memory.Strained);
        to.Write(memory.IsAtMaximum);
        to.Write(memory.RemoteMib);
        to.Write(memory.LargeMib);
        to.Write(memory.SmartPagedMib);
        to.Write(memory.WaitsToRestart);
        to.Write(memory.LacksNode);
        to.Whole(memory.Totals.AddedMib);
        to.Whole(memory.Totals.RemovedMib);
        to.Whole(memory.Totals.Adds);
        to.Whole(memory.Totals.Removals);
        to.Whole(memory.Totals.PagesFetched);
        to.Whole(memory.Totals.FileReads);
    }

    public static MemoryReading Read(BinaryReader from) => new()
    {
        HeldMib = from.ReadDouble(),
        CommittedMib = from.ReadDouble(),
        VisibleMib = from.Whole(),
        Pressure = from.ReadDouble(),
        Strained = from.Time(),
        IsAtMaximum = from.ReadBoolean(),
        RemoteMib = from.ReadDouble(),
        LargeMib = from.ReadDouble(),
        SmartPagedMib = from.ReadDouble(),
        WaitsToRestart = from.ReadBoolean(),
        LacksNode = from.ReadBoolean(),
        Totals = new MemoryTotals
        {
            AddedMib = from.Whole(),
            RemovedMib = from.Whole(),
            Adds = from.Whole(),
            Removals = from.Whole(),
            PagesFetched = from.Whole(),
            FileReads = from.Whole(),
        },
    };

    public static void WriteHost(BinaryWriter to, HostMemoryReading memory)
    {
        to.Whole(memory.TotalMib);
        to.Write(memory.AvailableMib);
        to.Whole(memory.Transfers);
        to.Write(memory.DeviceBusy);
        to.Write(memory.InDevice);
    }

    public static HostMemoryReading ReadHost(BinaryReader from) => new()
    {
        TotalMib = from.Whole(),
        AvailableMib = from.ReadDouble(),
        Transfers = from.Whole(),
        DeviceBusy = from.ReadDouble(),
        InDevice = from.ReadDouble(),
    };
}
