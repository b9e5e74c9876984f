using System.Text;
using CsCheck;
using HvSim.Import;
using HvSim.Import.Traces;
using HvSim.Tests.Report;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>
/// Damaged traces of each public format are read or refused, and nothing else. HVSIM_LONG=1000 in the environment tries a million
/// of them.
/// </summary>
public sealed class TraceFuzzTests : IDisposable
{
    private const int ShortForm = 300;

    private static readonly string Bitbrains =
        "Timestamp [ms];\tCPU cores;\tCPU capacity provisioned [MHZ];\tCPU usage [MHZ];\tCPU usage [%];"
        + "\tMemory capacity provisioned [KB];\tMemory usage [KB];\tDisk read throughput [KB/s];\tDisk write throughput [KB/s];"
        + "\tNetwork received throughput [KB/s];\tNetwork transmitted throughput [KB/s]\n"
        + Lines(i => $"{1376000000 + (300 * i)};\t2;\t5200;\t1;\t{i * 9}.5;\t1.048576E6;\t{1000 * i};\t{i};\t2;\t3;\t4");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DamagedBitbrainsTrace_IsReadOrRefused() => Hold([Bitbrains], "1.csv", BitbrainsImport.Read);

    [Fact]
    public void DamagedPlanetLabTrace_IsReadOrRefused() => Hold(
        [Lines(i => $"{i * 7}"), "vm,t0,t300,t600\na,1,2,3\nb,10,20,100\n"], "1.csv", PlanetLabImport.Read);

    [Fact]
    public void DamagedAzureReadings_AreReadOrRefused()
    {
        Put("vmtable.csv", Encoding.UTF8.GetBytes("one,s,d,0,600,99,3,10,Interactive,4,7\n"));
        Hold(
            [Lines(i => $"{300 * i},one,1,90,{i}"), Lines(i => $"{300 * i},two,1,90,{i}.25")], "vm_cpu_readings-1.csv",
            AzureImport.Read);
    }

    [Fact]
    public void DamagedAzureTable_IsReadOrRefused()
    {
        Put("vm_cpu_readings-1.csv", Encoding.UTF8.GetBytes("0,one,1,90,50\n300,one,1,90,10\n"));
        Hold(["one,s,d,0,600,99,3,10,Interactive,4,7\ntwo,s,d,0,600,99,3,10,Unknown,>24,>64\n"], "vmtable.csv", AzureImport.Read);
    }

    private static string Lines(Func<int, FormattableString> line) =>
        string.Concat(Enumerable.Range(0, 11).Select(i => FormattableString.Invariant(line(i)) + "\n"));

    private void Hold(string[] sound, string file, Func<string, ImportedLoad> read) =>
        DamagedBytes.Of([.. sound.Select(Encoding.UTF8.GetBytes)]).Hold(ShortForm, bytes =>
        {
            Put(file, bytes);
            try
            {
                var load = read(_folder.Path);
                SoundLoad.Require(load);
                Assert.True(double.IsFinite(load.AsRead!.CpuSeconds) && load.AsRead.CpuSeconds >= 0);
            }
            catch (ImportException refusal)
            {
                Assert.NotEmpty(refusal.Problems);
                Assert.All(refusal.Problems, problem => Assert.True(problem.Reason.Length > 0 && problem.Cure.Length > 0));
            }
        });

    private void Put(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(_folder.Path, name), bytes);
}
