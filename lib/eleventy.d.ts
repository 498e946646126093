/** The part of Eleventy that builds this site; the package brings no types. */
declare module '@11ty/eleventy' {
  export interface UserConfig {
    addGlobalData(name: string, value: unknown): void;
    addFilter(name: string, filter: (value: string) => string): void;
    addTemplate(path: string, template: object | string, data?: Readonly<Record<string, unknown>>): void;
  }
  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: {
        readonly quietMode: boolean;
        readonly source: 'script';
        readonly config: (config: UserConfig) => void;
      },
    );
    write(): Promise<unknown>;
  }
}
