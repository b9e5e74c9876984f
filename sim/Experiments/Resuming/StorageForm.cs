using HvSim.Scenarios.Results;

namespace HvSim.Experiments.Resuming;

/// <summary>Transfers and devices as bytes and back.</summary>
internal static class StorageForm
{
    public static void Write(BinaryWriter to, StorageReading storage)
    {
        to.Whole(storage.Reads);
        to.Whole(storage.Writes);
        to.Whole(storage.Bytes);
        to.Time(storage.Latency);
        to.Whole(storage.Accesses);
    }

    public static StorageReading Read(BinaryReader from) => new(
        Reads: from.Whole(), Writes: from.Whole(), Bytes: from.Whole(), Latency: from.Time(), Accesses: from.Whole());

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
}
