using HvSim.Models.Io;
using HvSim.Scenarios.Results;

namespace HvSim.Experiments.Resuming;

/// <summary>Transfers and devices as bytes and back.</summary>
internal static class TransferForm
{
    public static void Write(BinaryWriter to, TransferTotals totals)
    {
        to.Whole(totals.Reads);
        to.Whole(totals.Writes);
        to.Whole(totals.ReadBytes);
        to.Whole(totals.WrittenBytes);
        to.Time(totals.Latency);
        to.Time(totals.Throttled);
        to.Whole(totals.Packets);
        to.Whole(totals.NetworkBytes);
        to.Whole(totals.Accesses);
    }

    public static TransferTotals Read(BinaryReader from) => new()
    {
        Reads = from.Whole(),
        Writes = from.Whole(),
        ReadBytes = from.Whole(),
        WrittenBytes = from.Whole(),
        Latency = from.Time(),
        Throttled = from.Time(),
        Packets = from.Whole(),
        NetworkBytes = from.Whole(),
        Accesses = from.Whole(),
    };

    public static void WriteDevice(BinaryWriter to, DeviceReading device)
    {
        to.Write(device.Name);
        to.Whole(device.Transfers);
        to.Write(device.Busy);
        to.Write(device.InDevice);
        to.Write(device.CompletionBusy);
    }

    public static DeviceReading ReadDevice(BinaryReader from) => new(
        Name: from.ReadString(), Transfers: from.Whole(), Busy: from.ReadDouble(), InDevice: from.ReadDouble(),
        CompletionBusy: from.ReadDouble());

    public static void WriteLimit(BinaryWriter to, LimitReading limit)
    {
        to.Write(limit.Guest);
        to.Write(limit.Holding);
    }

    public static LimitReading ReadLimit(BinaryReader from) => new(Guest: from.ReadString(), Holding: from.ReadDouble());

    public static void WriteAdapter(BinaryWriter to, AdapterReading adapter)
    {
        to.Write(adapter.Name);
        to.Write(adapter.BusyIn);
        to.Write(adapter.BusyOut);
        to.Write(adapter.InterruptBusy);
    }

    public static AdapterReading ReadAdapter(BinaryReader from) => new(
        Name: from.ReadString(), BusyIn: from.ReadDouble(), BusyOut: from.ReadDouble(), InterruptBusy: from.ReadDouble());
}
