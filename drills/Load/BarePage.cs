using System.Reflection;
using Confrere.App.Hosting;
using Confrere.Surveys.Features.AnswerSection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Drills.Load;

/// <summary>
/// The real server, but for the survey's page: once it was made for somebody, everybody gets it with the same content, unasked who they are
/// and without a look at the database. What remains is the making of the page.
/// </summary>
internal static class BarePage
{
    public static async Task Serve()
    {
        await using var app = WebHost.Build(ConfrereSettings.FromEnvironment(isDemonstration: false), builder =>
        {
            builder.Services.AddAuthorizationBuilder().SetDefaultPolicy(Everybody()).SetFallbackPolicy(Everybody());
            builder.Services.Configure<AuthorizationOptions>(options => options.AddPolicy(Surveys.SurveysAccess.Own, Everybody()));
            builder.Services.AddRazorPages().AddMvcOptions(mvc => mvc.Filters.Add<SamePage>());
        });
        await app.RunAsync();
    }

    private static AuthorizationPolicy Everybody() => new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build();

    private sealed class SamePage : IAsyncPageFilter
    {
        private static readonly PropertyInfo[] Properties = [.. typeof(AnswerSectionPage).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(property => property.CanWrite)];
        private static object?[]? _values;

        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            if (context.HandlerInstance is not AnswerSectionPage page) { await next(); return; }
            if (_values is not { } values)
            {
                await next();
                if (page.Survey is not null) _values = [.. Properties.Select(property => property.GetValue(page))];
                return;
            }
            for (var place = 0; place < values.Length; place++) Properties[place].SetValue(page, values[place]);
            context.Result = page.Page();
        }
    }
}
