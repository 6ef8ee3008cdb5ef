using System.CommandLine;
using System.Text;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Features.ReleasePack;
using Confrere.Kernel.Keys;

namespace Confrere.Analysis.Features.VerifyPack;

/// <summary>The verb `verify-pack`: no database, no account.</summary>
internal static class VerifyPackVerb
{
    private const int FalseExit = 1, RefusedExit = 2;

    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "The signed file of a released page." };
        var key = new Option<string>("--key") { Description = "The institution's public key (PEM), got on another way than the page.", Required = true };
        var command = new Command("verify-pack", "Check that a released page is the one that the institution signed.") { file, key };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(key)!));
        return command;
    }

    private static int Run(string file, string key)
    {
        try
        {
            var (text, publicKey) = (File.ReadAllText(file, new UTF8Encoding(false, throwOnInvalidBytes: true)), File.ReadAllText(key));
            if (SignedPage.Problem(text, publicKey) is { } problem)
            {
                Console.Error.WriteLine($"{file}: {problem}");
                return FalseExit;
            }
            Console.WriteLine($"The page is as it was released: SHA-256 {FrozenDataset.HashOf(SignedPage.Read(text)!.Value.Page)}, signed with the key {InstitutionSigner.Fingerprint(publicKey)}.");
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine($"{(e is ArgumentException and not DecoderFallbackException ? key : file)}: {e.Message}");
            return RefusedExit;
        }
    }
}
