using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Wardmote.App.Forms;

/// <summary>Makes Razor Pages speak Wardmote's way: dates in three fields, and errors that say what to do.</summary>
public static class Sentences
{
    /// <summary>Registers the binders and the wording; call once where Razor Pages are added.</summary>
    public static IMvcBuilder AddForms(this IMvcBuilder builder) =>
        builder.AddMvcOptions(options =>
        {
            options.ModelBinderProviders.Insert(0, new DateBinderProvider());
            options.ModelMetadataDetailsProviders.Add(new EnterWhatIsMissing());
            Word(options.ModelBindingMessageProvider);
        });

    /// <summary>A field's name inside a sentence: <c>Received date</c> → <c>received date</c>, <c>ICO reference</c> as it is.</summary>
    internal static string Within(string name) =>
        name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    private static void Word(DefaultModelBindingMessageProvider say)
    {
        say.SetValueMustNotBeNullAccessor(_ => "Answer this question");
        say.SetMissingBindRequiredValueAccessor(name => $"Answer the question about {Within(name)}");
        say.SetMissingKeyOrValueAccessor(() => "Answer this question");
        say.SetMissingRequestBodyRequiredValueAccessor(() => "The request arrived empty: send it again");
        say.SetAttemptedValueIsInvalidAccessor((_, name) => $"Check {Within(name)}: it is not in the form we need");
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Check this answer: it is not in the form we need");
        say.SetUnknownValueIsInvalidAccessor(name => $"Check {Within(name)}: it is not in the form we need");
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Check this answer: it is not in the form we need");
        say.SetValueIsInvalidAccessor(_ => "Check this answer: it is not in the form we need");
        say.SetValueMustBeANumberAccessor(name => $"Enter {Within(name)} as a number");
        say.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number");
    }

    // [Required] and [StringLength] without a message of their own would speak the framework's English.
    private sealed class EnterWhatIsMissing : IValidationMetadataProvider
    {
        public void CreateValidationMetadata(ValidationMetadataProviderContext context)
        {
            var display = context.Attributes.OfType<DisplayAttribute>().FirstOrDefault()?.GetName();
            var name = Within(display ?? context.Key.Name ?? "an answer");
            foreach (var validator in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
            {
                if (validator.ErrorMessage is not null || validator.ErrorMessageResourceName is not null)
                    continue;
                if (validator is RequiredAttribute)
                    validator.ErrorMessage = $"Enter {name}";
                else if (validator is StringLengthAttribute { MinimumLength: 0 } limit)
                    validator.ErrorMessage =
                        $"Shorten {name} to {limit.MaximumLength.ToString(CultureInfo.InvariantCulture)} characters or fewer";
            }
        }
    }
}
