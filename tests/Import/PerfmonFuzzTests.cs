using CsCheck;
using HvSim.Import;
using HvSim.Import.Perfmon;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>
/// Damaged logs are read or refused, and nothing else: no other exception, no figure out of range, no endless reading.
/// HVSIM_LONG=1000 in the environment tries a million of them.
/// </summary>
public sealed class PerfmonFuzzTests
{
    private const int ShortForm = 1000;

    private static readonly byte[][] Sound =
        [.. Directory.EnumerateFiles(Logs.Fixture(""), "*.csv").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    [Fact]
    public void DamagedLog_IsReadOrRefused() => DamagedBytes.Of(Sound).Hold(ShortForm, ReadOrRefuse);

    private static void ReadOrRefuse(byte[] bytes)
    {
        try
        {
            SoundLoad.Require(Logs.Read(new PerfmonOptions(), Logs.Source(bytes)));
        }
        catch (ImportException refusal)
        {
            Assert.All(refusal.Problems, problem => Assert.True(problem.Reason.Length > 0 && problem.Cure.Length > 0));
            Assert.NotEmpty(refusal.Problems);
        }
    }
}
