using HvSim.Import;
using HvSim.Import.Writing;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>What holds for every load, however damaged the data were that it was read from.</summary>
internal static class SoundLoad
{
    /// <summary>It has guests whose figures are in range, in the order of time, and a scenario can be written of it.</summary>
    public static void Require(ImportedLoad load)
    {
        Assert.NotEmpty(load.Guests);
        Assert.All(load.Guests, RequireSound);
        Assert.True(ScenarioWriter.Write(load, new WriterOptions { Name = "damaged" }).Files.Count > 2);
    }

    private static void RequireSound(ImportedGuest guest)
    {
        Assert.True(guest.VirtualProcessors >= 1 && guest.Samples.Count > 0);
        var last = TimeSpan.Zero;
        foreach (var sample in guest.Samples)
        {
            Assert.True(sample.At > last);
            last = sample.At;
            Assert.False(sample.CpuSeconds < 0 || sample.CpuSeconds > 2 * guest.VirtualProcessors);
            Assert.False(IsUnsound(sample.MemoryBytes) || IsUnsound(sample.Reads) || IsUnsound(sample.Writes));
            Assert.False(IsUnsound(sample.ReadBytes) || IsUnsound(sample.WriteBytes));
            Assert.False(IsUnsound(sample.Packets) || IsUnsound(sample.NetworkBytes));
        }
    }

    private static bool IsUnsound(double value) => value < 0 || double.IsInfinity(value);
}
