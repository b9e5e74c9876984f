using CsCheck;
using HvSim.Experiments.Resuming;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Experiments;

public sealed class PlainTests
{
    [Fact]
    public void WideNumber_WrittenAndRead_IsTheSame() => Gen.Select(Gen.Long, Gen.Int[0, 60]).Hold(1000, (value, shift) =>
    {
        foreach (var number in new[] { value, (Int128)value << shift })
        {
            using var stream = new MemoryStream();
            using var writer = new BinaryWriter(stream);
            writer.Wide(number);
            stream.Position = 0;
            using var reader = new BinaryReader(stream);
            Assert.Equal(number, reader.Wide());
        }
    });
}
