using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace HvSim.Experiments.Resuming;

/// <summary>
/// Which program this is. A version number stays the same while models are worked on, so every assembly that a replication goes
/// through, from the engine to the experiments, counts with the identity that the compiler derives from its source
/// (deterministic builds: the same source gives the same identity). Texts and charts do not count.
/// </summary>
public static class BuildIdentity
{
    private const string Ours = "HvSim.";

    /// <summary>A hash of 64 hexadecimal digits.</summary>
    public static string Text { get; } = Of(typeof(BuildIdentity).Assembly);

    private static string Of(Assembly top)
    {
        var found = new SortedDictionary<string, Assembly>(StringComparer.Ordinal);
        Collect(top, found);
        var parts = found.Select(entry =>
            $"{entry.Key} {entry.Value.GetName().Version} {entry.Value.ManifestModule.ModuleVersionId:N}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    private static void Collect(Assembly assembly, SortedDictionary<string, Assembly> found)
    {
        if (!found.TryAdd(assembly.GetName().Name!, assembly))
            return;
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            if (reference.Name!.StartsWith(Ours, StringComparison.Ordinal))
                Collect(Assembly.Load(reference), found);
        }
    }
}
