using System.Text;

namespace HvSim.Import.Perfmon;

/// <summary>
/// Names made comparable: lower case, without accents, with plain and single blanks. Tools lower-case paths, and a code page that
/// lacks a letter with an accent brings the bare letter.
/// </summary>
internal static class Folded
{
    private const string Accented = "àáâãäåāăąçćčďèéêëēęěìíîïīłñńňòóôõöøōőřśšťùúûüūůűýÿźżžё";
    private const string Bare = "aaaaaaaaacccdeeeeeeeiiiiilnnnoooooooorsstuuuuuuuyyzzzе";

    private static readonly Dictionary<char, char> BareLetter =
        Accented.Zip(Bare).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>The comparable form of a name.</summary>
    public static string Of(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            var lower = char.ToLowerInvariant(letter);
            if (char.IsWhiteSpace(lower))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
            }
            else
            {
                folded.Append(BareLetter.GetValueOrDefault(lower, lower));
            }
        }
        return folded.ToString().TrimEnd();
    }
}
