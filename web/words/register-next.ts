import { inBoth } from './in-both.ts';

/** Her answers once more, and what happens after she sent them. */
export const registerNextWords = inBoth({
  en: {
    review: {
      tab: 'Form',
      title: 'Look at your answers',
      lead: 'Nothing is sent yet. If all is right, send it.',
      numberUnknown: 'You do not know it. A person of our office will look for it.',
      everyYear: '{day}, each year',
      send: 'Send my request',
      change: 'Change something',
    },
    registered: {
      tab: 'Form',
      title: 'We have your request',
      lead: 'Keep in mind what happens next. You can print this page, or write it down.',
      nextTitle: 'What happens next',
      next: [
        'We send a code to your e-mail address. We also send one to each cell phone that may get texts. This can take some minutes.',
        'Enter each code here: {code}. A code lasts three days. We use no phone and no e-mail address before that.',
        'You did not know the DOC number? Then a person of our office looks for the person you named. This can take some days.',
        'You gave only a postal address, or a phone without texts? Then a person of our office writes to you or calls you.',
        'From then on we write to you when something happens.',
      ],
      code: 'Enter a code',
      noCodeTitle: 'If no code comes',
      noCode: [
        'Wait an hour, and look at your junk mail.',
        'You can send the form again. That does no harm.',
        'Or call us: {phone}, Monday to Friday, 8 to 5.',
      ],
      whoTitle: 'Who hears of this',
      who: [
        'The person in your request is never told that you asked.',
        'Did you name someone who may help you? We ask them if they agree, and we do not say who you are.',
        'Staff open your record only for their work. You can see who looked.',
      ],
      safetyTitle: 'Until then',
      safety: 'You may want to know something now. Call the statewide system at any hour: {statewide}.',
      alone: 'Do not rely on this service alone for your safety. If you are in danger, call {danger}.',
      print: 'Print this page',
    },
  },
  es: {
    review: {
      tab: 'Formulario',
      title: 'Revise sus respuestas',
      lead: 'Todavía no se manda nada. Si todo está bien, mándelo.',
      numberUnknown: 'No lo sabe. Lo busca una persona de la oficina.',
      everyYear: '{day}, cada año',
      send: 'Mandar mi solicitud',
      change: 'Cambiar algo',
    },
    registered: {
      tab: 'Formulario',
      title: 'Ya tenemos su solicitud',
      lead: 'Lea lo que pasa ahora. Puede imprimir esta página, o tomar nota.',
      nextTitle: 'Lo que pasa ahora',
      next: [
        'Mandamos una clave a su correo electrónico. También mandamos una a cada celular que puede recibir textos. Puede tardar unos minutos.',
        'Escriba aquí cada clave: {code}. Una clave vale tres días. Antes no usamos ningún teléfono ni correo.',
        '¿No sabía el número DOC? Una persona de la oficina busca a quien usted nombró. Puede tardar unos días.',
        '¿Solo dio una dirección postal, o un teléfono sin textos? Le escribe o le llama una persona de la oficina.',
        'Desde entonces le escribimos cuando pasa algo.',
      ],
      code: 'Escribir una clave',
      noCodeTitle: 'Si no le llega una clave',
      noCode: [
        'Espere una hora y revise el correo no deseado.',
        'Puede mandar el formulario otra vez. No pasa nada malo.',
        'O llámenos: {phone}, de lunes a viernes, de 8 a 5.',
      ],
      whoTitle: 'Quién sabe de esto',
      who: [
        'A la persona de su solicitud nunca se le dice que usted lo pidió.',
        '¿Nombró a alguien que puede ayudarle? Le preguntamos si acepta, y no le decimos quién es usted.',
        'El personal abre sus datos solo para su trabajo. Usted puede ver quién los abrió.',
      ],
      safetyTitle: 'Mientras tanto',
      safety: 'Si quiere saber algo ya, llame a toda hora al sistema del estado: {statewide}.',
      alone: 'No dependa solo de este servicio para su seguridad. Si está en peligro, llame al {danger}.',
      print: 'Imprimir esta página',
    },
  },
});
