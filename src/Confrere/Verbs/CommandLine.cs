using System.CommandLine;
using Confrere.App.Hosting;
using Confrere.App.Verbs.Validate;
using Confrere.Kernel.Modules;

namespace Confrere.App.Verbs;

/// <summary>The command line: the executable's own verbs and those that the modules bring.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        await using var lazily = new LazyServices();
        return await Verbs(new VerbHost(lazily.Start)).Parse(args).InvokeAsync();
    }

    public static RootCommand Verbs(VerbHost host)
    {
        var root = new RootCommand("Confrere runs physician peer coaching as a programme that proves itself.")
        {
            ServeVerb.Create(), VerifyVerb.Create(host), AuditVerb.Create(host), EraseVerb.Create(host), ValidateVerb.Create(), Fit.FitVerb.Create(),
        };
        foreach (var verb in AllModules.List.SelectMany(module => module.Verbs(host))) root.Add(verb);
        return root;
    }

    /// <summary>The services of a verb, built and migrated when first asked for.</summary>
    private sealed class LazyServices : IAsyncDisposable
    {
        private WebApplication? _app;

        public async Task<IServiceProvider> Start()
        {
            if (_app is not null) return _app.Services;
            _app = WebHost.Build(ConfrereSettings.FromEnvironment(isDemonstration: false));
            await WebHost.Migrate(_app.Services);
            return _app.Services;
        }

        public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
