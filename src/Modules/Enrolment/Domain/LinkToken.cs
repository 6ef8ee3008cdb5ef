using System.Security.Cryptography;
using System.Text;

namespace Confrere.Enrolment.Domain;

internal static class LinkToken
{
    /// <summary>How a token is stored and looked up. A token has 160 random bits, so a plain digest cannot be searched backwards.</summary>
    public static string Digest(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
