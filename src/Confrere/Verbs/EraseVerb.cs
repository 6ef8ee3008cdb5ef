using System.CommandLine;
using Confrere.Kernel.Erasing;
using Confrere.Kernel.Modules;

namespace Confrere.App.Verbs;

/// <summary>`erase`: overwrites the traces of what was deleted, at once instead of within a day.</summary>
internal static class EraseVerb
{
    public static Command Create(VerbHost host)
    {
        var verb = new Command("erase", "Overwrite what deleted answers, names and notes left in the files. The server does so by itself within a day.");
        verb.SetAction((_, _) => host.Run(async services =>
        {
            Console.WriteLine(await services.GetRequiredService<ErasedTraces>().Overwrite()
                ? "The files are written anew; nothing is in them that was deleted. Backups keep it until they expire."
                : "Nothing was deleted since the last time. Nothing was changed.");
            return 0;
        }));
        return verb;
    }
}
