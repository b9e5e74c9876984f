using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Resuming;

/// <summary>What one replication depends on, as a hash: the program, the scenario at its point, and its seed.</summary>
/// <param name="Build">Hash of the program.</param>
/// <param name="Hash">Hash of everything, the program included.</param>
internal readonly record struct RunKey(string Build, byte[] Hash)
{
    private const int BuildDigits = 8;
    private const int HashBytes = 16;

    /// <summary>Ending of the file names.</summary>
    public const string Ending = ".run";

    /// <summary>Name of the file that the replication is kept in.</summary>
    public string FileName => Prefix(Build) + Convert.ToHexStringLower(Hash.AsSpan(0, HashBytes)) + Ending;

    /// <summary>The key of a replication.</summary>
    /// <param name="build">Identity of the program.</param>
    /// <param name="scenario">The scenario at its point.</param>
    /// <param name="seed">Seed of the replication.</param>
    public static RunKey Of(string build, Scenario scenario, ulong seed)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{build}\n{seed}\n{SpecText.Of(Essence(scenario))}");
        return new RunKey(build, SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>How the names of all files of a program begin.</summary>
    public static string Prefix(string build) => build[..BuildDigits] + "-";

    /// <summary>
    /// The scenario without what no replication depends on: names, what is read off the results, which other replications there
    /// are (the seed of this one is a part of the key), and how long the user waits. All else counts, so that a new setting can
    /// cost a simulation too many but never give an old result.
    /// </summary>
    public static Scenario Essence(Scenario scenario) => scenario with
    {
        Name = "",
        Question = "",
        Mix = null,
        Objectives = [],
        Sweep = null,
        Run = scenario.Run with
        {
            FindsWarmup = false,
            Replications = default,
            Precision = PrecisionSpec.Usual,
            Seed = 0,
            Budget = null,
        },
    };
}
